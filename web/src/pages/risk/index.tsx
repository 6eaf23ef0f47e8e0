export default function Risk() {
  return <h1>Risk</h1>;
}
