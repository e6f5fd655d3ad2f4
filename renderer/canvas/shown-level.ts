import { levelAt, nextLevel, type Level } from '../../shared/drawing/index.ts';

let shown: Level = levelAt(1);

/** The level of detail on screen, kept while the zoom wavers around a threshold. One for all layers: they would show the same card in two ways. */
export function currentLevel(): Level {
  return shown;
}

/** The level of detail for the camera as it is now. */
export function followLevel(zoom: number): Level {
  shown = nextLevel(shown, zoom);
  return shown;
}
