// Speak a sentence where it stands. Without a microphone, or without this, a file is chosen.
(() => {
  "use strict";
  const list = document.querySelector(".spoken");
  const words = list?.dataset;
  if (!words) return;

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file") return;
    input.setCustomValidity(input.files[0]?.size > Number(words.most) ? words.large : "");
    input.reportValidity();
  });

  const can = navigator.mediaDevices?.getUserMedia && window.MediaRecorder;
  // What most phones play comes first.
  const type = can && ["audio/mp4", "audio/webm;codecs=opus", "audio/ogg;codecs=opus"].find((each) => MediaRecorder.isTypeSupported(each));
  if (!type) return;

  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);

  function prepare(form) {
    if (form.querySelector("[data-mic]")) return;
    const row = made("p", { className: "actions" });
    const record = made("button", { type: "button", className: "quiet", textContent: words.record });
    const hear = made("button", { type: "button", className: "quiet", textContent: words.hear, hidden: true });
    const told = made("span", { className: "hint" });
    told.setAttribute("role", "status");
    row.dataset.mic = "";
    row.append(record, hear, told);
    form.querySelector("input[type=file]").closest("p").before(row);
    let recorder = null;
    let blob = null;

    record.addEventListener("click", async () => {
      if (recorder?.state === "recording") return recorder.stop();
      told.textContent = "";
      let line;
      try { line = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch { told.textContent = words.no; return; }
      const parts = [];
      recorder = new MediaRecorder(line, { mimeType: type, audioBitsPerSecond: 48000 });
      recorder.ondataavailable = (event) => parts.push(event.data);
      recorder.onstop = () => {
        for (const track of line.getTracks()) track.stop();
        blob = new Blob(parts, { type });
        const moved = new DataTransfer();
        moved.items.add(new File([blob], "sentence", { type }));
        const input = form.querySelector("input[type=file]");
        input.files = moved.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        hear.hidden = false;
        record.textContent = words.again;
      };
      recorder.start();
      record.textContent = words.stop;
    });

    // Our headers let no page play what it made itself by an address; the sound itself may be played.
    hear.addEventListener("click", async () => {
      const context = new AudioContext();
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(await blob.arrayBuffer());
      source.connect(context.destination);
      source.onended = () => context.close();
      source.start();
    });
  }

  for (const details of list.querySelectorAll("details")) {
    const ready = () => { if (details.open) details.querySelectorAll("form[data-spoken]").forEach(prepare); };
    details.addEventListener("toggle", ready);
    ready();
  }
})();
