/** The page's own icons: strokes on a 20 by 20 grid. */

const NAMESPACE = "http://www.w3.org/2000/svg";
const PATHS = {
  bolt: "M11 2 4.5 11.5H10L9 18l6.5-9.5H10z",
  check: "M4 10.5 8 14.5 16 5.5",
  chevron: "M5.5 7.5 10 12l4.5-4.5",
  clock: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 6v4.2l2.8 1.8",
  close: "M5 5l10 10M15 5 5 15",
  back: "M12 4.5 6.5 10l5.5 5.5",
  dots: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4",
  hash: "M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h13.5M3 12.5h13.5",
  home: "M3.5 9.5 10 4l6.5 5.5V16H12v-4H8v4H3.5z",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  message: "M3 4.5h14v9H9l-4 3v-3H3z",
  moon: "M16 11.5A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.5z",
  outside: "M11.5 4H16v4.5M16 4l-7 7M13.5 11.5V16H4V6.5h4.5",
  pulse: "M2 10.5h4L8 5l4 10 2-4.5h4",
  send: "M3.5 3.5 17 10 3.5 16.5 5.5 10zM5.5 10H11",
  smile: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M7 11.5c.6 1.3 1.7 2 3 2s2.4-.7 3-2M7.5 8h.01M12.5 8h.01",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4",
  "thumb-up": "M3 9h3v7.5H3zM6 9l3.5-6c1.3 0 2 .8 2 2L11 8h5l-1.5 7.5c-.2.7-.6 1-1.2 1H6",
  "thumb-down": "M3 11h3V3.5H3zM6 11l3.5 6c1.3 0 2-.8 2-2L11 12h5l-1.5-7.5c-.2-.7-.6-1-1.2-1H6",
  thread: "M3 4.5h14v8H10l-4 3.5v-3.5H3zM6.5 8.5h7",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l1 10.5h7l1-10.5",
  warning: "M10 3.5 18 16.5H2zM10 8.5v3.5M10 14.3h.01",
};

/**
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement} hidden from screen readers: the control carries the label
 */
export function icon(name) {
  const svg = document.createElementNS(NAMESPACE, "svg");
  const path = document.createElementNS(NAMESPACE, "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
