/** Reads a stream of server-sent events that arrives in pieces. */

/** Takes pieces of text and hands on the data of each whole event. */
export function eventReader(onData: (data: string) => void): (piece: string) => void {
  let rest = "";
  let data: string[] = [];
  return (piece) => {
    rest += piece;
    // a carriage return at the end may belong to a line feed that has not come yet
    const whole = rest.endsWith("\r") ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, whole).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + rest.slice(whole);
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) {
          onData(data.join("\n"));
        }
        data = [];
      } else if (line.startsWith("data:")) {
        data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
      }
    }
  };
}
