export default function Performance() {
  return <h1>Performance</h1>;
}
