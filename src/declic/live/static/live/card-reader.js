// Finds answer cards in a picture. Runs as a worker; a picture comes in, numbers go out, nothing
// is kept. The addresses of the three library files stand behind the # of this file's own.
"use strict";
importScripts(...self.location.hash.slice(1).split(","));

// Two cards differ in twelve squares. A reading that is off by more than four is not believed.
const detector = new AR.Detector({ dictionaryName: "ARUCO_MIP_36h12", maxHammingDistance: 5 });

// The corner that is the marker's own upper left says which side is up: see `declic.prints.rules`.
function up(corners) {
  const middle = (axis) => corners.reduce((sum, corner) => sum + corner[axis], 0) / 4;
  const left = corners[0].x < middle("x"), top = corners[0].y < middle("y");
  return left ? (top ? "A" : "B") : top ? "D" : "C";
}

const edge = (corners) =>
  Math.min(...corners.map((a, i) => Math.hypot(a.x - corners[(i + 1) % 4].x, a.y - corners[(i + 1) % 4].y)));

// The library's threshold takes noise for edges. Each point is mixed with its eight neighbours, in
// place, as grey: that costs little beside finding the markers.
function soften({ width, height, data }) {
  const grey = new Uint8Array(width * height), across = new Uint16Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4)
    grey[at] = (data[from] * 77 + data[from + 1] * 150 + data[from + 2] * 29) >> 8;
  for (let at = 1; at < grey.length - 1; at += 1) across[at] = grey[at - 1] + 2 * grey[at] + grey[at + 1];
  for (let at = width; at < grey.length - width; at += 1) {
    const mixed = (across[at - width] + 2 * across[at] + across[at + width]) >> 4;
    data[4 * at] = data[4 * at + 1] = data[4 * at + 2] = mixed;
  }
}

// How wide around each point, and by how much, it must be darker to be ink. The narrow look finds
// small cards; the wide one those whose edge a finger or a shadow touches.
const LOOKS = [[2, 7], [4, 7]];
// Pixels. Of a wider picture a live camera gets one look each in turn, to keep up with the room.
const BOTH_UP_TO = 1400;

function markers(width, [around, darker]) {
  CV.adaptiveThreshold(detector.grey, detector.thres, around, darker);
  const outlines = CV.findContours(detector.thres, detector.binary);
  const squares = detector.clockwiseCorners(detector.findCandidates(outlines, width * 0.01, 0.05, 10));
  return detector.findMarkers(detector.grey, detector.notTooNear(squares, 10), 49);
}

// A card is one card, however often its square was found; one that says two things says nothing.
function once(found) {
  const cards = new Map();
  for (const { id, corners } of found) {
    const card = { id, corners, up: up(corners), edge: edge(corners) };
    if ((cards.get(id)?.up ?? card.up) !== card.up) card.up = "";
    cards.set(id, card);
  }
  return [...cards.values()].filter((card) => card.up);
}

self.onmessage = ({ data: { turn, image, whole } }) => {
  soften(image);
  CV.grayscale(image, detector.grey);
  const looks = whole || image.width <= BOTH_UP_TO ? LOOKS : [LOOKS[turn % LOOKS.length]];
  self.postMessage({ turn, cards: once(looks.flatMap((look) => markers(image.width, look))) });
};
