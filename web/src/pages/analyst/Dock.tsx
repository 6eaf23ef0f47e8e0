/** The analyst beside any page. */
export default function Dock({ scope, page }: { scope: string; page: string }) {
  return (
    <p>
      {scope} {page}
    </p>
  );
}
