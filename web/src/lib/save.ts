/** Hands a file to the reader: text, or a data address as it is. */
export function save(name: string, content: string | Blob, type = "text/plain"): void {
  const isAddress = typeof content === "string" && content.startsWith("data:");
  const address = isAddress
    ? content
    : URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  if (!isAddress) {
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 10_000);
  }
}
