export default function Accounts() {
  return <h1>Accounts &amp; data</h1>;
}
