import { Pause, Play, Repeat, RotateCcw, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import { Timeline } from './Timeline.tsx';
import { speeds, useTrace, type Speed } from './trace-store.ts';
import { usePlayback } from './use-playback.ts';
import { useReturnFocus } from './use-return-focus.ts';
import { usePlayhead } from './use-playhead.ts';
import { usePlayerKeys } from './use-trace-keys.ts';
import './player.css';

/** Plays the trace: first, back, play, forward, last, the timeline with one tick per hop, speed and loop (UX 69, VISUAL 10). */
export function Player() {
  const say = useTexts(traceTexts);
  const trace = useTrace();
  const playhead = usePlayhead();
  usePlayback();
  useReturnFocus({ next: '.toolbar .button.primary', fallback: '.canvas' });
  const onKeyDown = usePlayerKeys();
  const { shown, playing, speed, loop } = trace;
  if (shown === null || playhead === null) return <section className="player" aria-label={say('player.label')} />;

  const { schedule } = shown;
  const atEnd = trace.timeMs >= schedule.durationMs;
  const onTrack = shown.tracks[playhead.stop.track];
  const virtualUs = playhead.stop.steps.at(-1)?.timeUs ?? 0;
  const playLabel = say(playing ? 'player.pause' : atEnd ? 'player.replay' : 'player.play');
  return (
    <section className="player" data-region="player" aria-label={say('player.label')} onKeyDown={onKeyDown}>
      <div className="player-buttons">
        <button type="button" className="icon-button" aria-label={say('player.first')} title={say('player.first')} onClick={() => trace.seek(0)}>
          <SkipBack size={17} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" aria-label={say('player.back')} title={say('player.back')} onClick={() => trace.step(-1)}>
          <StepBack size={17} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button type="button" className="player-play" aria-label={playLabel} title={playLabel} onClick={trace.togglePlay}>
          {playing ? <Pause size={18} aria-hidden="true" /> : atEnd ? <RotateCcw size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
        </button>
        <button type="button" className="icon-button" aria-label={say('player.forward')} title={say('player.forward')} onClick={() => trace.step(1)}>
          <StepForward size={17} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" aria-label={say('player.last')} title={say('player.last')} onClick={() => trace.seek(schedule.durationMs)}>
          <SkipForward size={17} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
      <div className="player-position">
        <b>
          {playhead.next === null
            ? say('player.hop', { number: playhead.stop.number, total: onTrack.length })
            : say('player.between', { number: playhead.stop.number, next: playhead.next.number })}
        </b>
        <span>{say('player.time', { ms: (virtualUs / 1000).toFixed(2) })}</span>
      </div>
      <Timeline shown={shown} playhead={playhead} />
      <label className="player-speed">
        <span className="visually-hidden">{say('player.speed')}</span>
        <select value={speed} onChange={(event) => trace.setSpeed(speeds.find((value) => value === Number(event.target.value)) ?? (1 satisfies Speed))}>
          {speeds.map((value) => (
            <option key={value} value={value}>
              {value}×
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="icon-button" aria-label={say('player.loop')} title={say('player.loop')} aria-pressed={loop} onClick={() => trace.setLoop(!loop)}>
        <Repeat size={17} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </section>
  );
}
