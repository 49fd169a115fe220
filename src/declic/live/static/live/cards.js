// The page that reads printed cards. Pictures never leave this page: a worker finds the cards in
// them, and only numbers and letters are sent. Live, a card counts when it shows the same letter in
// three of its last five pictures; with photos, when two photos agree.
"use strict";
(() => {
  const page = document.querySelector("[data-cards]");
  if (!page || !window.Worker) return;
  const LIVE = { of: Number(page.dataset.of), same: Number(page.dataset.same) }, PHOTOS = { of: 2, same: 2 };
  // Milliseconds. On a quick computer three pictures could otherwise be nearly the same moment.
  const APART = 120;
  const WIDEST = 2400, EVERY = 1000, CAMERA = "declic-camera";
  const part = (name) => page.querySelector(`[data-${name}]`);
  const lead = document.querySelector("form[data-lead]");
  const worker = new Worker(page.dataset.reader);
  let place = { activity: page.dataset.activity, item: page.dataset.item };
  let ready = page.dataset.ready === "yes", turn = 0, stream = null, sending = false;
  const seen = new Map(), sent = new Map(), unsent = new Map(), waiting = new Map();
  // What the room did not take: a letter that is not asked, or a card that does not belong here.
  const strange = new Map();

  // ---- what counts
  function note(cards, rule) {
    for (const { id, up } of cards) {
      const letters = [...(seen.get(id) ?? []), up].slice(-rule.of);
      seen.set(id, letters);
      const same = letters.filter((letter) => letter === up).length >= rule.same;
      if (same && sent.get(id) !== up) unsent.set(id, up);
    }
  }
  const sure = (id, up) => strange.get(id) !== up && (sent.get(id) === up || unsent.get(id) === up);
  const doubtful = () => [...seen.keys()].filter((id) => !sent.has(id) && !unsent.has(id)).sort((a, b) => a - b);

  // ---- what is sent, and what the room says
  function forget(now) {
    place = now;
    for (const known of [seen, sent, unsent, strange]) known.clear();
  }
  async function send() {
    if (sending) return;
    sending = true;
    const batch = new Map(ready ? unsent : []);
    const body = new URLSearchParams({ ...place, cards: [...batch].map(([id, up]) => `${id}${up}`).join(" ") });
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, headers: { accept: "application/json" } });
      const told = await answer.json();
      if (told.activity !== undefined) hear(told, batch);
      say(told.ok ? "" : told.sentence);
    } catch {
      say(page.dataset.lost);
    }
    sending = false;
  }
  function hear(told, batch) {
    lead.elements.at.value = told.seq;
    lead.querySelector("button").textContent = told.primary;
    lead.querySelector("button").hidden = !told.primary;
    ready = told.ready;
    if (told.activity !== place.activity || told.item !== place.item)
      return forget({ activity: told.activity, item: told.item });
    if (!told.ok) return;
    for (const [id, up] of batch) {
      // A card that does not belong to this question is asked about once, not every second.
      sent.set(id, up);
      if (unsent.get(id) === up) unsent.delete(id);
      strange.delete(id);
      if (!told.kept.includes(id)) { seen.delete(id); strange.set(id, up); }
    }
    part("answered").textContent = told.answered;
    part("here").textContent = told.here;
  }
  function say(sentence) {
    part("banner").hidden = !sentence;
    part("banner").textContent = sentence || "";
  }
  function tell() {
    part("waits").hidden = ready;
    const doubts = doubtful();
    part("doubts").hidden = doubts.length === 0;
    part("doubtful").textContent = doubts.join(", ");
    part("strangers").hidden = strange.size === 0;
    part("strange").textContent = [...strange].map(([id, up]) => `${id} (${up})`).sort().join(", ");
  }
  setInterval(() => { send(); tell(); }, EVERY);

  // ---- the console's big button: the camera goes on while the room does
  lead.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(lead.action, { method: "POST", body: new URLSearchParams(new FormData(lead)), headers: { accept: "application/json" } });
      const told = await answer.json();
      await send();
      if (!answer.ok) say(told.sentence);
    } catch {
      say(page.dataset.lost);
    }
  });

  // ---- one picture
  worker.onmessage = ({ data }) => {
    waiting.get(data.turn)?.(data.cards);
    waiting.delete(data.turn);
  };
  // `whole`: a photo is looked at as long as it takes.
  function read(canvas, whole = false) {
    const image = canvas.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);
    turn += 1;
    const found = new Promise((done) => waiting.set(turn, done));
    worker.postMessage({ turn, image, whole }, [image.data.buffer]);
    return found;
  }

  // ---- live, with the camera of this computer
  const video = part("video"), rings = part("rings"), start = part("start");
  const frame = document.createElement("canvas");
  function draw(cards) {
    rings.width = video.videoWidth;
    rings.height = video.videoHeight;
    const pen = rings.getContext("2d");
    pen.lineWidth = Math.max(4, rings.width / 240);
    pen.font = `700 ${Math.max(20, rings.width / 48)}px sans-serif`;
    pen.textAlign = "center";
    for (const { id, up, corners, edge } of cards) {
      const x = corners.reduce((sum, c) => sum + c.x, 0) / 4, y = corners.reduce((sum, c) => sum + c.y, 0) / 4;
      pen.strokeStyle = pen.fillStyle = sure(id, up) ? "#0b775e" : "#ffc83d";
      pen.setLineDash(sure(id, up) ? [] : [pen.lineWidth * 2, pen.lineWidth * 2]);
      pen.beginPath();
      pen.arc(x, y, Math.max(edge, 16), 0, 2 * Math.PI);
      pen.stroke();
    }
  }
  async function look() {
    let pictures = 0, since = performance.now();
    while (stream?.active) {
      const began = performance.now();
      if (video.videoWidth && !document.hidden) {
        frame.width = video.videoWidth;
        frame.height = video.videoHeight;
        frame.getContext("2d", { willReadFrequently: true }).drawImage(video, 0, 0);
        const cards = await read(frame);
        if (ready) note(cards, LIVE);
        if (unsent.size) send();
        draw(cards);
        pictures += 1;
        if (performance.now() - since > 2000) {
          page.dataset.rate = (pictures * 1000 / (performance.now() - since)).toFixed(1);
          pictures = 0;
          since = performance.now();
        }
      }
      await new Promise((done) => setTimeout(done, Math.max(20, APART - (performance.now() - began))));
    }
  }
  start?.addEventListener("click", async () => {
    try {
      const wish = { width: { ideal: 1920 }, height: { ideal: 1080 } };
      stream = await navigator.mediaDevices.getUserMedia({ video: wish, audio: false });
      video.srcObject = stream;
      await video.play();
      part("stage").hidden = false;
      start.hidden = true;
      sessionStorage.setItem(CAMERA, "on");
      look();
    } catch {
      sessionStorage.removeItem(CAMERA);
      say(page.dataset.refused);
    }
  });
  if (!navigator.mediaDevices && start) { start.hidden = true; part("insecure").hidden = false; }
  // Who used the camera for the question before wants it for this one too.
  else if (start && sessionStorage.getItem(CAMERA)) start.click();

  // ---- photos, read here and kept nowhere
  part("photos").addEventListener("change", async ({ target }) => {
    const files = [...target.files];
    for (const [at, file] of files.entries()) {
      part("reading").hidden = false;
      part("reading").max = files.length;
      part("reading").value = at;
      try {
        const picture = await createImageBitmap(file);
        const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height));
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(picture.width * scale);
        canvas.height = Math.round(picture.height * scale);
        canvas.getContext("2d", { willReadFrequently: true }).drawImage(picture, 0, 0, canvas.width, canvas.height);
        picture.close();
        const cards = await read(canvas, true);
        if (ready) note(cards, PHOTOS);
      } catch {
        say(page.dataset.unreadable);
      }
    }
    target.value = "";
    part("reading").hidden = true;
    await send();
    tell();
  });
  tell();
})();
