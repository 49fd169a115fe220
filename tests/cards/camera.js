// Draws what a camera sees of a scene that `scenes.py` describes, in greys: the reader looks at
// nothing else. Runs in the browser whose reader is tried; nothing here knows what a marker is.
async (scene) => {
  const { width, height } = scene;
  let state = scene.seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  // Four throws make nearly a bell; its spread is 0.577.
  const normal = () => (random() + random() + random() + random() - 2) / 0.577;
  const light = new Float32Array(width * height);

  function paint(left, top, right, bottom, grey) {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y += 1)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x += 1) {
        const [covered, value] = grey(x, y);
        const at = y * width + x;
        light[at] += covered * (value - light[at]);
      }
  }
  function ellipse({ x, y, wide, high, angle, grey }) {
    const c = Math.cos(angle), s = Math.sin(angle), reach = Math.max(wide, high) + 1;
    paint(x - reach, y - reach, x + reach, y + reach, (px, py) => {
      const dx = px + 0.5 - x, dy = py + 0.5 - y;
      const off = Math.hypot((c * dx + s * dy) / wide, (c * dy - s * dx) / high);
      return [Math.min(1, Math.max(0, (1 - off) * Math.min(wide, high) + 0.5)), grey];
    });
  }
  function stripes({ left, top, right, bottom, one, other, every }) {
    paint(left, top, right, bottom, (x) => [1, every && (x / every) & 1 ? other : one]);
  }

  // ---- cards: each point of the picture gathers what stands at sixteen places of the paper
  const sheets = (window.sheets ??= new Map());
  async function sheet(number) {
    if (sheets.has(number)) return sheets.get(number);
    const bytes = Uint8Array.from(atob(scene.sheets[number]), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const known = { wide: picture.width, high: picture.height, grey: data.filter((_, at) => at % 4 === 0) };
    sheets.set(number, known);
    return known;
  }
  function card({ box, views }, { wide, high, grey }) {
    const places = [0.125, 0.375, 0.625, 0.875], share = 1 / (16 * views.length);
    paint(...box, (x, y) => {
      let covered = 0, sum = 0;
      for (const h of views)
        for (const sy of places)
          for (const sx of places) {
            const px = x + sx, py = y + sy, w = h[6] * px + h[7] * py + h[8];
            // On the paper from 0 to 1, across and down.
            const u = (h[0] * px + h[1] * py + h[2]) / w, v = (h[3] * px + h[4] * py + h[5]) / w;
            if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
            covered += share;
            sum += share * grey[Math.floor(v * high) * wide + Math.floor(u * wide)];
          }
      return [covered, covered ? scene.black + ((sum / covered) * (scene.white - scene.black)) / 255 : 0];
    });
  }

  // ---- the camera: lens, light, noise, and what it does to send pictures quickly
  function blurred(sigma) {
    const reach = Math.ceil(3 * sigma), bell = [];
    for (let at = -reach; at <= reach; at += 1) bell.push(Math.exp(-(at * at) / (2 * sigma * sigma)));
    const whole = bell.reduce((a, b) => a + b);
    const across = (from, step, length, other, jump) => {
      const to = new Float32Array(from.length);
      for (let line = 0; line < other; line += 1)
        for (let at = 0; at < length; at += 1) {
          let sum = 0;
          for (let k = -reach; k <= reach; k += 1)
            sum += bell[k + reach] * from[line * jump + Math.min(length - 1, Math.max(0, at + k)) * step];
          to[line * jump + at * step] = sum / whole;
        }
      return to;
    };
    return across(across(light, 1, width, height, width), width, height, width, 1);
  }
  function exposed(seen) {
    const image = new ImageData(width, height), { dark, angle, corner } = scene.lamp;
    const c = Math.cos(angle), s = Math.sin(angle), half = Math.hypot(width, height) / 2;
    for (let y = 0, at = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1, at += 1) {
        const dx = (x - width / 2) / half, dy = (y - height / 2) / half;
        const lit = (1 - dark * (0.5 + (c * dx + s * dy) / 2)) * (1 - corner * (dx * dx + dy * dy));
        const value = seen[at] * lit + scene.noise * normal();
        image.data[4 * at] = image.data[4 * at + 1] = image.data[4 * at + 2] = value;
        image.data[4 * at + 3] = 255;
      }
    return image;
  }
  async function sent(image) {
    const canvas = new OffscreenCanvas(width, height), context = canvas.getContext("2d", { willReadFrequently: true });
    context.putImageData(image, 0, 0);
    const film = await createImageBitmap(await canvas.convertToBlob({ type: "image/jpeg", quality: scene.quality }));
    context.drawImage(film, 0, 0);
    return canvas;
  }

  stripes({ left: 0, top: 0, right: width, bottom: height, one: scene.wall, every: 0 });
  scene.behind.forEach(stripes);
  scene.bodies.forEach(ellipse);
  for (const each of scene.cards) {
    card(each, await sheet(each.sheet));
    each.fingers.forEach(ellipse);
  }
  scene.hands.forEach(ellipse);
  return sent(exposed(blurred(scene.blur)));
}
