// The kernel in AssemblyScript, compiled to WebAssembly by tools/build-kernel.ts. What each function does is said in
// ../kernel.ts; ../plain-kernel.ts does the same in plain TypeScript, to the last bit. No number is NaN, so `pmin` and
// `pmax` do: they are one instruction each, where `min` and `max` are eight.

export { arcScores, dotRows } from './arcs';
export { argmax } from './argmax';
export { convolve } from './convolve';
export { embed, gatherRows } from './embed';
export { gate, mixLabels, rectify } from './gates';
export { linear } from './linear';
export { indexLines, pack } from './load';
export { normalize, quantize } from './normalize';
export { recur } from './recur';
