/**
 * Automatic layout: a design to the graph that ELK reads, and ELK's answer back to placements. ELK itself runs elsewhere (a worker in the
 * window), so nothing here waits, and both directions are tested without it.
 *
 *   design -> toElk -> (ELK, layered, nested) -> fromElk -> placements, relative to the parent as the document keeps them
 *
 * Pinned and locked components keep their place; link bends are dropped, because wires find their own way round the cards.
 */
export { toElk, type ElkEdge, type ElkGraph, type ElkNode } from './to-elk.ts';
export { fromElk, type ElkResult } from './from-elk.ts';
