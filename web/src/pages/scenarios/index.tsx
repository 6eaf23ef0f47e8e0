export default function Scenarios() {
  return <h1>Scenarios</h1>;
}
