/**
 * Automatic layout. Which things are neighbours, what joins them and where the result goes is decided here; ELK, which runs elsewhere (a
 * worker in the window), places the neighbours of one container at a time.
 */
export { arrangeDesign, type ArrangeOptions } from './arrange-design.ts';
export type { Drawn } from './drawn.ts';
export type { ElkGraph, ElkResult, RunElk } from './elk.ts';
