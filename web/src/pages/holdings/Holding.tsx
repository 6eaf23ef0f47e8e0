export default function Holding() {
  return <h1>Holding</h1>;
}
