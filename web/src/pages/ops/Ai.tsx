export function Ai() {
  return null;
}
