import type { EventName, RequestName } from '../../shared/desktop/contract.ts';

/** The channel of a call from the window. */
export const requestChannel = (name: RequestName): string => `desktop:${name}`;

/** The channel of an event from the shell. */
export const eventChannel = (name: EventName): string => `desktop-event:${name}`;

/** The preload tells here which events somebody listens to. */
export const listeningChannel = 'desktop-listening';

/** The preload asks here for a dropped file: only it can learn the path behind a `File`. */
export const droppedChannel = 'desktop-dropped';
