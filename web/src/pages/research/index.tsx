export default function Research() {
  return <h1>Research</h1>;
}
