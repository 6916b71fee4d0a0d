// Where the questions of a flow stand in its picture: layers from left to right, few crossings, no box on another.
// Ends are lines within the boxes that lead to them, so that the picture stays one of questions.
import { exits, inOrder, isEnd, type Flow } from "./flow-model.js";

export const BOX = 188, GAP_X = 48, GAP_Y = 24, HEAD = 58, ROW = 24, MARK = 20, MARGIN = 26;

export interface Box { name: string; x: number; y: number; height: number; layer: number }
export interface Edge { from: string; at: number; to: string; path: string }
export interface Picture { boxes: Box[]; edges: Edge[]; width: number; height: number }

/** A place in a layer: a box, or where a long edge passes. */
interface Place { name: string; height: number; y: number; before: Place[]; after: Place[] }

const heightOf = (ways: number): number => HEAD + Math.max(1, ways) * ROW + 6;

/** The layer of each question: one behind the last that leads to it. A way back counts for nothing. */
function layersOf(flow: Flow, asked: readonly string[]): Map<string, number> {
  const layer = new Map<string, number>(), onWay = new Set<string>(), done = new Set<string>(), order: string[] = [];
  const forward = new Map<string, string[]>();
  const visit = (name: string): void => {
    if (done.has(name)) return;
    onWay.add(name);
    const next = exits(flow.steps[name]!).map(({ to }) => to).filter((to) => flow.steps[to] && !isEnd(flow.steps[to]) && !onWay.has(to));
    forward.set(name, next);
    next.forEach(visit);
    onWay.delete(name);
    done.add(name);
    order.unshift(name);
  };
  [...asked].forEach(visit);
  for (const name of asked) layer.set(name, 0);
  for (const name of order) for (const to of forward.get(name)!) layer.set(to, Math.max(layer.get(to)!, layer.get(name)! + 1));
  return layer;
}

/** In each layer, by the middle of what each place is tied to, forth and back a few times. */
function arrange(layers: Place[][]): void {
  const middle = (ties: Place[], index: Map<Place, number>, own: number) => ties.length ? ties.reduce((sum, one) => sum + index.get(one)!, 0) / ties.length : own;
  const sort = (layer: Place[], beside: Place[], ties: (place: Place) => Place[]) => {
    const index = new Map(beside.map((place, i) => [place, i])), want = new Map(layer.map((place, i) => [place, middle(ties(place), index, i)]));
    layer.sort((a, b) => want.get(a)! - want.get(b)!);
  };
  for (let round = 0; round < 6; round++) {
    for (let i = 1; i < layers.length; i++) sort(layers[i]!, layers[i - 1]!, (place) => place.before);
    for (let i = layers.length - 2; i >= 0; i--) sort(layers[i]!, layers[i + 1]!, (place) => place.after);
  }
  for (let i = 1; i < layers.length; i++) sort(layers[i]!, layers[i - 1]!, (place) => place.before);
}

/** Each place drawn to the middle of what it is tied to, as far as its neighbours let it: between where it comes to
 *  stand if those above go first, and if those below do. */
function settle(layers: Place[][]): void {
  for (const layer of layers) layer.reduce((y, place) => { place.y = y; return y + place.height + GAP_Y; }, 0);
  const centre = (place: Place) => place.y + place.height / 2;
  const draw = (layer: Place[], ties: (place: Place) => Place[]) => {
    const want = layer.map((place) => { const all = ties(place); return all.length ? all.reduce((sum, one) => sum + centre(one), 0) / all.length - place.height / 2 : place.y; });
    const down: number[] = [], up: number[] = [];
    layer.forEach((place, i) => { down[i] = i ? Math.max(want[i]!, down[i - 1]! + layer[i - 1]!.height + GAP_Y) : want[i]!; });
    for (let i = layer.length - 1; i >= 0; i--) up[i] = i < layer.length - 1 ? Math.min(want[i]!, up[i + 1]! - layer[i]!.height - GAP_Y) : want[i]!;
    layer.forEach((place, i) => { place.y = (down[i]! + up[i]!) / 2; });
  };
  for (let round = 0; round < 6; round++) {
    for (let i = layers.length - 2; i >= 0; i--) draw(layers[i]!, (place) => place.after);
    for (let i = 1; i < layers.length; i++) draw(layers[i]!, (place) => place.before);
  }
  const top = Math.min(...layers.flat().map(({ y }) => y));
  for (const place of layers.flat()) place.y += MARGIN - top;
}

/** One bend a layer, in the gap before it. */
function curve(points: [number, number][]): string {
  let path = `M${points[0]![0]} ${points[0]![1]}`;
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1]!, [x1, y1] = points[i]!, bend = Math.min(GAP_X * .6, Math.abs(x1 - x0) / 2);
    path += ` C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`;
  }
  return path;
}

export function picture(flow: Flow): Picture {
  const asked = inOrder(flow).filter((name) => !isEnd(flow.steps[name]!)), layerOf = layersOf(flow, asked);
  const layers: Place[][] = [], boxes = new Map<string, Place>();
  const placeIn = (layer: number, name: string, height: number): Place => {
    const place: Place = { name, height, y: 0, before: [], after: [] };
    (layers[layer] ??= []).push(place);
    return place;
  };
  for (const name of asked) boxes.set(name, placeIn(layerOf.get(name)!, name, heightOf(exits(flow.steps[name]!).length)));
  const tie = (a: Place, b: Place) => { a.after.push(b); b.before.push(a); };
  const routes: { from: string; at: number; to: string; via: Place[] }[] = [];
  for (const name of asked)
    for (const { at, to } of exits(flow.steps[name]!)) {
      const target = boxes.get(to), first = layerOf.get(name)!, last = layerOf.get(to) ?? 0;
      if (!target || last <= first) continue;
      const via: Place[] = [];
      for (let layer = first + 1; layer < last; layer++) via.push(placeIn(layer, "", 8));
      [boxes.get(name)!, ...via, target].reduce((a, b) => { tie(a, b); return b; });
      routes.push({ from: name, at, to, via });
    }
  for (let i = 0; i < layers.length; i++) layers[i] ??= [];
  arrange(layers);
  settle(layers);
  const x = (layer: number) => MARGIN + layer * (BOX + GAP_X);
  const edges = routes.map(({ from, at, to, via }): Edge => {
    const first = layerOf.get(from)!, target = boxes.get(to)!;
    const points: [number, number][] = [[x(first) + BOX, boxes.get(from)!.y + HEAD + at * ROW + ROW / 2]];
    via.forEach((place, i) => points.push([x(first + 1 + i), place.y + 4], [x(first + 1 + i) + BOX, place.y + 4]));
    points.push([x(layerOf.get(to)!) - 5, target.y + HEAD / 2]);
    return { from, at, to, path: curve(points) };
  });
  const placed = asked.map((name): Box => ({ name, x: x(layerOf.get(name)!), y: boxes.get(name)!.y, height: boxes.get(name)!.height, layer: layerOf.get(name)! }));
  return { boxes: placed, edges, width: x(layers.length) - GAP_X + MARGIN, height: Math.max(120, ...placed.map((box) => box.y + box.height)) + MARGIN };
}
