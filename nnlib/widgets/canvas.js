// Draws the pictures that Python describes (see picture.py) and shows its controls. It decides nothing: ticks, texts,
// geometry and numbers all come from Python. No imports, no network.

const FONT = "system-ui, -apple-system, 'Segoe UI', sans-serif";
// While a hand moves a control (and this many milliseconds after) no further pictures of a training are asked for, so
// that the answer to the hand does not wait behind them.
const REST = 250;
// A playing button presses itself every so many milliseconds, unless a widget has its own pace (frame_ms). So many
// pictures may be on their way at a time: waiting for each before asking for the next would halve the frames.
const FRAME = 75, ON_THE_WAY = 3;
const DASHES = { solid: [], dashed: [7, 5], dotted: [2, 4] };

// ---------------------------------------------------------------- scales

function scale(axis, start, length) {
  const map = axis.log ? Math.log10 : (v) => v;
  const low = map(axis.low), high = map(axis.high);
  return (v) => {
    if (!Number.isFinite(v) || (axis.log && v <= 0)) return null;
    // Far outside is clipped all the same; keeping it finite spares the canvas.
    const t = Math.max(-20, Math.min(20, (map(v) - low) / (high - low)));
    return start + t * length;
  };
}

function bytesOf(buffer) {
  if (buffer instanceof Uint8Array) return buffer;
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

// The arrays of a picture come in two buffers; a mark holds [first, last] of each of its own.
const FLOATS = ["x", "y", "height"];

function unpack(picture) {
  const packed = bytesOf(picture.floats), levels = bytesOf(picture.bytes);
  const floats = new Float32Array(packed.slice().buffer);
  const part = (store, place) => store.subarray(place[0], place[1]);
  const open = (mark) => {
    const opened = { ...mark };
    for (const key of FLOATS) if (Array.isArray(mark[key])) opened[key] = part(floats, mark[key]);
    if (mark.levels) opened.levels = part(levels, mark.levels);
    return opened;
  };
  return picture.panels.map((panel) => ({ ...panel, marks: panel.marks.map(open) }));
}

// ---------------------------------------------------------------- marks

const draw = {
  heat(ctx, mark, sx, sy, env) {
    const [rows, columns] = mark.shape;
    const levels = mark.levels, map = env.colormap(mark.colormap);
    const image = new ImageData(columns, rows);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const to = 4 * ((rows - 1 - i) * columns + j), from = 3 * levels[i * columns + j];
        image.data[to] = map[from];
        image.data[to + 1] = map[from + 1];
        image.data[to + 2] = map[from + 2];
        image.data[to + 3] = 255;
      }
    }
    const tile = env.tile(columns, rows);
    tile.getContext("2d").putImageData(image, 0, 0);
    const [left, right, bottom, top] = mark.extent;
    ctx.imageSmoothingEnabled = mark.smooth;
    ctx.globalAlpha = mark.alpha;
    ctx.drawImage(tile, sx(left), sy(top), sx(right) - sx(left), sy(bottom) - sy(top));
  },
  polygon(ctx, mark, sx, sy, env) {
    ctx.globalAlpha = mark.alpha;
    ctx.fillStyle = env.color(mark.color);
    trace(ctx, mark, sx, sy);
    ctx.closePath();
    ctx.fill();
  },
  line(ctx, mark, sx, sy, env) {
    ctx.strokeStyle = env.color(mark.color);
    ctx.lineWidth = mark.width;
    ctx.setLineDash(DASHES[mark.dash]);
    ctx.lineJoin = "round";
    trace(ctx, mark, sx, sy);
    ctx.stroke();
  },
  points(ctx, mark, sx, sy, env) {
    for (let i = 0; i < mark.x.length; i++) {
      const x = sx(mark.x[i]), y = sy(mark.y[i]);
      if (x !== null && y !== null) marker(ctx, x, y, mark, env);
    }
  },
  bars(ctx, mark, sx, sy, env) {
    ctx.fillStyle = env.color(mark.color);
    const zero = sy(0) ?? sy(mark.base ?? null);
    for (let i = 0; i < mark.x.length; i++) {
      const left = sx(mark.x[i] - mark.width / 2), right = sx(mark.x[i] + mark.width / 2), top = sy(mark.height[i]);
      const floor = zero ?? env.bottom;
      if (top !== null) ctx.fillRect(left, Math.min(top, floor), Math.max(1, right - left), Math.abs(floor - top));
    }
  },
  arrow(ctx, mark, sx, sy, env) {
    const x0 = sx(mark.x0), y0 = sy(mark.y0), x1 = sx(mark.x1), y1 = sy(mark.y1);
    if ([x0, y0, x1, y1].includes(null)) return;
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < 1) return;
    const ux = (x1 - x0) / length, uy = (y1 - y0) / length, head = Math.min(11, length);
    ctx.strokeStyle = ctx.fillStyle = env.color(mark.color);
    ctx.lineWidth = mark.width;
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1 - ux * head * 0.8, y1 - uy * head * 0.8);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x1 - head * ux - 0.45 * head * uy, y1 - head * uy + 0.45 * head * ux);
    ctx.lineTo(x1 - head * ux + 0.45 * head * uy, y1 - head * uy - 0.45 * head * ux);
    ctx.fill();
    if (mark.label) write(ctx, mark.label, x1 + 8 * ux, y1 + 8 * uy - 6, env.color(mark.color), ux < -0.3 ? "right" : "left", 13, true);
  },
  text(ctx, mark, sx, sy, env) {
    const x = sx(mark.x), y = sy(mark.y);
    if (x !== null && y !== null) write(ctx, mark.text, x, y, env.color(mark.color), mark.align, mark.size, mark.halo);
  },
  box(ctx, mark, sx, sy, env) {
    const x = sx(mark.x), y = sy(mark.y), lines = mark.text.split("\n");
    ctx.beginPath();
    ctx.roundRect(x - mark.width / 2, y - mark.height / 2, mark.width, mark.height, 8);
    ctx.fillStyle = "#ffffff";
    ctx.fill();
    ctx.globalAlpha = 0.35;
    ctx.fillStyle = env.color(mark.color);
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = "#333333";
    ctx.lineWidth = 1.2;
    ctx.stroke();
    lines.forEach((line, i) => write(ctx, line, x, y + (i - (lines.length - 1) / 2) * 15, "#000000", "center", 12.5, false));
  },
};

function trace(ctx, mark, sx, sy) {
  let pen = false;
  ctx.beginPath();
  for (let i = 0; i < mark.x.length; i++) {
    const x = sx(mark.x[i]), y = sy(mark.y[i]);
    if (x === null || y === null) { pen = false; continue; }
    if (pen) ctx.lineTo(x, y); else ctx.moveTo(x, y);
    pen = true;
  }
}

function marker(ctx, x, y, mark, env) {
  const r = mark.size;
  ctx.beginPath();
  ctx.fillStyle = env.color(mark.color);
  ctx.strokeStyle = "#ffffff";
  ctx.lineWidth = 1;
  if (mark.shape === "cross" || mark.shape === "ring") {
    ctx.strokeStyle = env.color(mark.color);
    ctx.lineWidth = 2;
    if (mark.shape === "ring") ctx.arc(x, y, r, 0, 2 * Math.PI);
    else { ctx.moveTo(x - r, y - r); ctx.lineTo(x + r, y + r); ctx.moveTo(x - r, y + r); ctx.lineTo(x + r, y - r); }
    ctx.stroke();
    return;
  }
  if (mark.shape === "square") ctx.rect(x - r, y - r, 2 * r, 2 * r);
  else if (mark.shape === "triangle") { ctx.moveTo(x, y - 1.2 * r); ctx.lineTo(x + 1.1 * r, y + r); ctx.lineTo(x - 1.1 * r, y + r); ctx.closePath(); }
  else ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
}

function write(ctx, text, x, y, color, align, size, halo) {
  ctx.font = `${size}px ${FONT}`;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  if (halo) {
    ctx.strokeStyle = "rgba(255,255,255,0.9)";
    ctx.lineWidth = 4;
    ctx.setLineDash([]);
    ctx.strokeText(text, x, y);
  }
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

// ---------------------------------------------------------------- panels

function drawPanel(ctx, panel, env) {
  const [left, top, width, height] = panel.box;
  const sx = scale(panel.x, left, width), sy = scale(panel.y, top + height, -height);
  const inside = { ...env, bottom: top + height };
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  for (const mark of panel.marks) {
    ctx.save();
    draw[mark.kind](ctx, mark, sx, sy, inside);
    ctx.restore();
  }
  ctx.restore();
  if (panel.title) write(ctx, panel.title, left + width / 2, top - 15, "#000000", "center", 13.5, false);
  drawAxes(ctx, panel, sx, sy);
  if (panel.legend) drawLegend(ctx, panel, env);
}

function drawAxes(ctx, panel, sx, sy) {
  const [left, top, width, height] = panel.box, grey = "#333333";
  ctx.strokeStyle = grey;
  ctx.lineWidth = 1;
  if (panel.x.visible || panel.y.visible) ctx.strokeRect(Math.round(left) + 0.5, Math.round(top) + 0.5, Math.round(width), Math.round(height));
  if (panel.x.visible) {
    for (const [value, text] of panel.x.ticks) {
      const x = Math.round(sx(value)) + 0.5;
      ctx.beginPath(); ctx.moveTo(x, top + height); ctx.lineTo(x, top + height + 5); ctx.stroke();
      write(ctx, text, x, top + height + 13, grey, "center", 11.5, false);
    }
    write(ctx, panel.x.label, left + width / 2, top + height + 31, "#000000", "center", 12.5, false);
  }
  if (panel.y.visible) {
    for (const [value, text] of panel.y.ticks) {
      const y = Math.round(sy(value)) + 0.5;
      ctx.beginPath(); ctx.moveTo(left, y); ctx.lineTo(left - 5, y); ctx.stroke();
      write(ctx, text, left - 8, y, grey, "right", 11.5, false);
    }
    ctx.save();
    ctx.translate(left - 46, top + height / 2);
    ctx.rotate(-Math.PI / 2);
    write(ctx, panel.y.label, 0, 0, "#000000", "center", 12.5, false);
    ctx.restore();
  }
}

function drawLegend(ctx, panel, env) {
  const entries = panel.marks.filter((mark) => mark.label && mark.kind !== "arrow");
  if (!entries.length) return;
  const [left, top, width] = panel.box;
  ctx.font = `12px ${FONT}`;
  const wide = 34 + Math.max(...entries.map((mark) => ctx.measureText(mark.label).width));
  const x = left + width - wide - 6, y = top + 6;
  ctx.fillStyle = "rgba(255,255,255,0.88)";
  ctx.strokeStyle = "#bbbbbb";
  ctx.lineWidth = 1;
  ctx.beginPath(); ctx.roundRect(x, y, wide, 6 + 17 * entries.length, 4); ctx.fill(); ctx.stroke();
  entries.forEach((mark, i) => {
    const middle = y + 12 + 17 * i;
    ctx.save();
    if (mark.kind === "line") {
      ctx.strokeStyle = env.color(mark.color);
      ctx.lineWidth = mark.width;
      ctx.setLineDash(DASHES[mark.dash]);
      ctx.beginPath(); ctx.moveTo(x + 6, middle); ctx.lineTo(x + 26, middle); ctx.stroke();
    } else if (mark.kind === "points") marker(ctx, x + 16, middle, { ...mark, size: Math.min(mark.size, 6) }, env);
    else {
      ctx.globalAlpha = mark.alpha ?? 1;
      ctx.fillStyle = env.color(mark.color);
      ctx.fillRect(x + 8, middle - 5, 16, 10);
    }
    ctx.restore();
    write(ctx, mark.label, x + 30, middle, "#000000", "left", 12, false);
  });
}

// ---------------------------------------------------------------- controls

function element(tag, className, properties = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  // Without this, JupyterLab takes the arrow keys and Enter for its notebook shortcuts; it looks at the focused element.
  if (["input", "select", "button"].includes(tag)) node.dataset.lmSuppressShortcuts = "true";
  return Object.assign(node, properties);
}

function format(value) {
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size < 0.001 || size >= 10000 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

function setValue(model, name, value) {
  model.set("values", { ...model.get("values"), [name]: value });
  model.save_changes();
}

let serial = 0;

function slider(model, control) {
  const id = `nnlib-control-${serial++}`, row = element("div", "nnlib-slider");
  const label = element("label", "", { htmlFor: id, textContent: control.label });
  const position = (value) => (control.log ? Math.log10(value) : value);
  const value = (place) => (control.log ? Number((10 ** place).toPrecision(6)) : Number(place.toPrecision(12)));
  const input = element("input", "", { type: "range", id, name: control.name, min: position(control.low), max: position(control.high), step: control.step });
  input.dataset.scale = control.log ? "log" : "linear";
  const output = element("output", "", { htmlFor: id });
  // The native steps of a log slider start at min; the buttons use them too.
  const less = element("button", "nnlib-step", { type: "button", textContent: "\u2212" });
  const more = element("button", "nnlib-step", { type: "button", textContent: "+" });
  less.setAttribute("aria-label", `less ${control.label}`);
  more.setAttribute("aria-label", `more ${control.label}`);
  const send = () => { setValue(model, control.name, value(Number(input.value))); show(); };
  const show = () => {
    const current = model.get("values")[control.name];
    const place = String(position(current));
    if (Math.abs(Number(input.value) - position(current)) > control.step * 0.501 || document.activeElement !== input) input.value = place;
    output.textContent = format(current);
    input.setAttribute("aria-valuetext", `${control.label} ${format(current)}`);
  };
  input.addEventListener("input", send);
  less.addEventListener("click", () => { input.stepDown(); send(); });
  more.addEventListener("click", () => { input.stepUp(); send(); });
  row.append(label, less, input, more, output);
  return { node: row, show };
}

function choice(model, control) {
  const id = `nnlib-control-${serial++}`, row = element("div", "nnlib-choice");
  const select = element("select", "", { id });
  for (const option of control.options) select.append(element("option", "", { value: option, textContent: option }));
  select.addEventListener("change", () => setValue(model, control.name, select.value));
  row.append(element("label", "", { htmlFor: id, textContent: control.label }), select);
  return { node: row, show: () => { select.value = model.get("values")[control.name]; } };
}

function toggle(model, control) {
  const id = `nnlib-control-${serial++}`, row = element("div", "nnlib-choice");
  const input = element("input", "", { type: "checkbox", id });
  input.addEventListener("change", () => setValue(model, control.name, input.checked));
  row.append(input, element("label", "", { htmlFor: id, textContent: control.label }));
  return { node: row, show: () => { input.checked = model.get("values")[control.name]; } };
}

function button(model, control, playing) {
  const node = element("button", "nnlib-button", { type: "button", textContent: control.label });
  const press = () => model.send({ press: control.name });
  if (!control.repeat) {
    node.addEventListener("click", press);
    return { node, show: () => {} };
  }
  const set = (on) => {
    playing.press = on ? press : null;
    playing.asked = 0;
    clearInterval(playing.timer);
    if (on) playing.timer = setInterval(playing.ask, model.get("frame_ms") || FRAME);
    node.setAttribute("aria-pressed", String(on));
    node.textContent = !on ? control.label : control.label === "play" ? "pause" : `pause ${control.label}`;
  };
  set(false);
  node.addEventListener("click", () => { set(playing.press === null); playing.ask(); });
  return { node, show: () => {} };
}

// Only what has changed is written: every change makes the browser lay out the page again.
function showNumbers(readout, numbers) {
  while (readout.childElementCount > numbers.length) readout.lastElementChild.remove();
  numbers.forEach(([label, value], i) => {
    if (!readout.children[i]) {
      const pair = element("div");
      pair.append(element("dt"), element("dd"));
      readout.append(pair);
    }
    const [dt, dd] = readout.children[i].children;
    if (dt.textContent !== label) dt.textContent = label;
    if (dd.textContent !== value) dd.textContent = value;
  });
}

// ---------------------------------------------------------------- the widget

function render({ model, el }) {
  const root = element("section", "nnlib-widget");
  root.setAttribute("aria-label", model.get("heading"));
  const canvas = element("canvas", "nnlib-canvas");
  canvas.setAttribute("role", "img");
  const readout = element("dl", "nnlib-numbers"), formula = element("pre", "nnlib-formula");
  const notice = element("p", "nnlib-notice");
  notice.setAttribute("role", "status");
  const live = element("p", "nnlib-live");
  live.setAttribute("aria-live", "polite");
  const panel = element("div", "nnlib-controls"), buttons = element("div", "nnlib-buttons");
  const playing = { press: null, asked: 0, timer: 0 };
  playing.ask = () => { if (playing.press && playing.asked < ON_THE_WAY) { playing.asked++; playing.press(); } };
  // A widget that explains the control under the hand is told when the focus or the pointer comes to another one.
  let hand = "";
  const tell = (name) => { if (name !== hand) { hand = name; model.send({ hand }); } };
  const makers = { slider, choice, switch: toggle, button };
  const shown = model.get("panel_of_controls").map((control) => {
    const made = makers[control.kind](model, control, playing);
    (control.kind === "button" ? buttons : panel).append(made.node);
    if (model.get("follows_hand") && control.kind !== "button") {
      for (const event of ["focusin", "pointerenter"]) made.node.addEventListener(event, () => tell(control.name));
    }
    return made;
  });
  if (buttons.childElementCount) panel.append(buttons);
  root.append(element("h4", "", { textContent: model.get("heading") }), panel, notice, canvas, readout, formula, live);
  el.append(root);

  const colors = model.get("palette"), maps = model.get("colormaps"), tile = document.createElement("canvas");
  const env = {
    color: (name) => colors[name],
    colormap: (name) => bytesOf(maps[name]),
    tile: (width, height) => { if (tile.width !== width || tile.height !== height) Object.assign(tile, { width, height }); return tile; },
  };
  let speak = 0, more = 0, moved = -REST, drawn = 0;

  function showPicture() {
    const picture = model.get("picture"), ratio = window.devicePixelRatio || 1;
    const width = Math.round(picture.width * ratio), height = Math.round(picture.height * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
      canvas.style.width = `${picture.width}px`;
    }
    const ctx = canvas.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(0, 0, picture.width, picture.height);
    for (const one of unpack(picture)) drawPanel(ctx, one, env);
    showNumbers(readout, picture.numbers);
    if (formula.textContent !== picture.formula) formula.textContent = picture.formula;
    canvas.setAttribute("aria-label", picture.summary);
    // Screen readers get the last sentence once the hand rests, not one for every step of a drag.
    clearTimeout(speak);
    speak = setTimeout(() => { live.textContent = picture.summary; }, 400);
    canvas.dataset.answers = JSON.stringify(picture.answers);
    canvas.dataset.drawn = String(++drawn);
    clearTimeout(more);
    if (model.get("continues")) more = setTimeout(() => model.send({ continue: true }), Math.max(10, moved + REST - performance.now()));
    playing.asked = Math.max(0, playing.asked - 1);
  }
  const showValues = () => { moved = performance.now(); clearTimeout(more); shown.forEach((control) => control.show()); };
  const showNotice = () => { notice.textContent = model.get("notice"); notice.hidden = !model.get("notice"); };

  const listeners = { "change:picture": showPicture, "change:values": showValues, "change:notice": showNotice };
  for (const [event, listener] of Object.entries(listeners)) model.on(event, listener);
  showValues();
  showNotice();
  showPicture();
  return () => {
    playing.press = null;
    clearTimeout(speak);
    clearInterval(playing.timer);
    clearTimeout(more);
    for (const [event, listener] of Object.entries(listeners)) model.off(event, listener);
  };
}

export default { render };
