// The search: every word must stand in a section; titles count more than text. The sections are loaded when first needed.
const root = document.currentScript.dataset.root;
const input = document.querySelector("input[type=search]");
const list = document.querySelector("form ol");
const MOST = 20;

function load() {
  if (document.getElementById("sections") === null) {
    const script = document.createElement("script");
    script.id = "sections";
    script.src = `${root}search.js`;
    script.onload = show;
    document.head.append(script);
  }
}

function score(section, words) {
  const title = `${section.page} ${section.title}`.toLowerCase();
  const text = section.text.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const points = (title.includes(word) ? 10 : 0) + (text.includes(word) ? 1 : 0);
    if (points === 0) {
      return 0;
    }
    sum += points;
  }
  return sum;
}

function item(section, word) {
  const link = document.createElement("a");
  link.href = root + section.address;
  link.textContent =
    section.page === section.title ? section.title : `${section.page}: ${section.title}`;
  const at = Math.max(0, section.text.toLowerCase().indexOf(word) - 40);
  const about = document.createElement("small");
  about.textContent = section.text.slice(at, at + 120);
  link.append(about);
  const line = document.createElement("li");
  line.append(link);
  return line;
}

function show() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (words.length === 0 ? [] : (globalThis.sections ?? []))
    .map((section) => ({ section, points: score(section, words) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .slice(0, MOST);
  list.replaceChildren(...found.map(({ section }) => item(section, words[0])));
  list.hidden = found.length === 0;
}

input.addEventListener("focus", load);
input.addEventListener("input", show);
input.form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    list.hidden = true;
  }
});
