/**
 * A trace as something to watch. In: one path of a trace report and the picture of its design. Out: a timeline of scenes, and for any moment
 * the place of the packet, its headers and the shapes to lay over the picture.
 *
 *   path -> timeline (scenes, depth bars) -> stateAt(time) -> drawTrace -> shapes under the cards, shapes on top, marks for the cards
 *   path + picture -> layPath: the way along the drawn wires
 *
 * There is no clock in here: time comes in, a state goes out, so a player, a film and a test see the same frames. Sentences are made later.
 */
export { makeTimeline, hopMs, decisionPauseMs, type DepthBar, type Scene, type Timeline } from './timeline.ts';
export { easePacket, stateAt, steppedTime, timeOfScene, type WalkthroughState } from './state-at.ts';
export { headerChanges, wrappingsOf, type HeaderChange, type Wrapping } from './header-stack.ts';
export { layPath, placeAt, type LegPath, type TracePath } from './path.ts';
export { drawTrace, type TraceDrawing, type TraceInput } from './draw-trace.ts';
