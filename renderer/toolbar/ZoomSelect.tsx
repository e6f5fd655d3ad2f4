import { appTexts } from '../../shared/i18n/app.ts';
import { useTexts } from '../state/texts.ts';
import { useViewport, zoomTo } from '../state/viewport.ts';

const steps = [25, 50, 75, 100, 150, 200, 400];

/** The zoom level, and a choice of round ones. */
export function ZoomSelect() {
  const say = useTexts(appTexts);
  const percent = useViewport((state) => Math.round(state.camera.zoom * 100));
  const options = steps.includes(percent) ? steps : [...steps, percent].sort((left, right) => left - right);
  return (
    <select className="zoom-select" aria-label={say('view.zoom')} value={percent} onChange={(event) => zoomTo(Number(event.target.value) / 100)}>
      {options.map((option) => (
        <option key={option} value={option}>{`${String(option)} %`}</option>
      ))}
    </select>
  );
}
