/**
 * Runs in the page: gives the body an odd value of every inherited CSS property that the browser knows, and looks which
 * change anything inside the widget's elements.
 * @param promised properties that may come in, and are left alone
 * @returns the properties that were tried, and those that came in with where
 */
export function inheritedInto(promised) {
  const odd =
    `none auto hidden bold italic 23px 7 0.5 rgb(1,2,3) uppercase center right pre break-all anywhere small-caps
    vertical-rl upright text always never manual all open dot under over avoid collapse hide bevel round evenodd middle stroke
    left bottom both sesame geometricPrecision pixelated square inside ultra-condensed oblique lining-nums ordinal ruby
    sub jis78 unicode emoji loose break-word balance from-font trim-both strict lining circle keep-all none from-image
    alternate spell-out under,left normal thin antialiased stable linearRGB exact economy small large visible dark scroll
    fill crosshair no-preference match-parent nowrap wrap preserve pre-line pre-wrap break-spaces avoid-page each-line
    isolate plaintext sideways isolate-override space-all no-autospace space-first optional dynamic-range-limit mixed
    high standard constrained-high minimal fine size-adjust auto-space 2px,2px,red 5px,red "a" "«","»" no-common-ligatures
    optimizeSpeed optimizeLegibility crispEdges grayscale subpixel-antialiased historical-forms titling-caps`
      .split(/\s+/)
      .map((value) => value.replaceAll(/(?<!rgb\([\d,]*),/g, ' '));
  const hidden = document.body.appendChild(document.createElement('div'));
  const around = hidden.appendChild(document.createElement('div'));
  const inner = around.appendChild(document.createElement('div'));
  // Not drawn, so that sizes are as they were said, and not as they came out.
  hidden.style.display = 'none';
  const of = (element, name) => getComputedStyle(element).getPropertyValue(name);
  const wild = new Map();
  for (const name of getComputedStyle(inner)) {
    if (promised.includes(name) || wild.has(name)) continue;
    const usual = of(inner, name);
    for (const value of odd) {
      if (!CSS.supports(name, value)) continue;
      around.style.setProperty(name, value);
      const set = of(around, name);
      const inherits = set !== usual && of(inner, name) === set;
      around.style.removeProperty(name);
      if (!inherits) continue;
      wild.set(name, value);
      break;
    }
  }
  hidden.remove();

  const inside = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      inside.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  // What belongs to screen readers alone is out of sight anyhow.
  for (const { shadowRoot } of document.querySelectorAll('logishift-help, logishift-ticket-form, logishift-faq')) {
    walk(shadowRoot);
  }
  const all = inside.filter((element) => !element.closest('.sr-only, slot'));
  const look = () => all.map((element) => [...wild.keys()].map((name) => of(element, name)));
  const before = look();
  for (const [name, value] of wild) document.body.style.setProperty(name, value);
  const after = look();
  document.body.removeAttribute('style');

  const came = new Set();
  all.forEach((element, at) => {
    [...wild.keys()].forEach((name, column) => {
      const [was, is] = [before[at][column], after[at][column]];
      if (was !== is) came.add(`${name} into ${element.localName}.${element.className}: ${was} → ${is}`);
    });
  });
  return { tried: [...wild.keys()], came: [...came].slice(0, 20) };
}
