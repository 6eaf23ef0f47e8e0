// Puts a brotli and a gzip copy beside each built file that becomes smaller by it; the server sends them as they are.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TEXT = new Set([".js", ".css", ".html", ".svg", ".json"]);
const AT_LEAST = 1000; // bytes; less fits into one packet anyway

const shorten = {
  ".br": (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ".gz": (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

async function compress(file) {
  const bytes = await readFile(file);
  if (bytes.length < AT_LEAST) return;
  for (const [ending, by] of Object.entries(shorten)) {
    const short = await by(bytes);
    if (short.length < bytes.length) await writeFile(file + ending, short);
  }
}

const folder = process.argv[2] ?? join(import.meta.dirname, "../dist");
const files = await readdir(folder, { recursive: true });
await Promise.all(
  files.filter((file) => TEXT.has(extname(file))).map((file) => compress(join(folder, file))),
);
