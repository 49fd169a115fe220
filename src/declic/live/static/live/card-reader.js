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

self.onmessage = ({ data: { turn, image } }) => {
  const cards = detector.detect(image).map(({ id, corners }) => ({ id, corners, up: up(corners), edge: edge(corners) }));
  self.postMessage({ turn, cards });
};
