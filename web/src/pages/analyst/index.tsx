export default function Analyst() {
  return <h1>Analyst</h1>;
}
