import { useRef, type PointerEvent } from 'react';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import { playheadAt, type Playhead } from './model/schedule.ts';
import { timeAtX, timelineGeometry, type Tick } from './model/timeline-geometry.ts';
import { useTrace, type ShownTrace } from './trace-store.ts';
import { useVisibleTime } from './use-playback.ts';
import { useWidth } from './use-width.ts';

interface Props {
  readonly shown: ShownTrace;
  readonly playhead: Playhead;
}

const lineY = 44;
const firstBarY = 34;
const barPitch = 7.5;
const labelY = 61;

/** Forward and return side by side: a tick per hop, bars for connections and encapsulation depth, a playhead to drag. */
export function Timeline({ shown, playhead: settled }: Props) {
  const say = useTexts(traceTexts);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const timeMs = useVisibleTime(shown);
  const seek = useTrace((state) => state.seek);
  const goTo = useTrace((state) => state.goTo);
  const playhead = playheadAt(shown.schedule, timeMs) ?? settled;
  const geometry = timelineGeometry(shown.schedule, playhead, width);
  const { track } = playhead.stop;
  const name = shown.design.components[playhead.stop.component]?.name ?? playhead.stop.component;
  const trackName = say(track === 'forward' ? 'tab.forward' : shown.tracks.backIs === 'error' ? 'tab.error' : 'tab.return');
  const died = shown.trace.verdict !== 'REACHABLE' ? shown.schedule.stops.at(-1) : undefined;

  const scrub = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons !== 1) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    seek(timeAtX(shown.schedule, geometry.ticks, event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  const done = (tick: Tick): boolean => shown.schedule.stops.indexOf(tick.stop) <= playhead.index;
  return (
    <div
      className="timeline"
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={say('player.scrub')}
      aria-valuemin={0}
      aria-valuemax={Math.round(shown.schedule.durationMs)}
      aria-valuenow={Math.round(timeMs)}
      aria-valuetext={say('player.position', { track: trackName, number: playhead.stop.number, component: name })}
    >
      <svg width={width} height={70} onPointerDown={scrub} onPointerMove={scrub}>
        {geometry.forward === null ? null : <TrackLine track="forward" label={say('tab.forward')} {...geometry.forward} playedToX={track === 'forward' ? geometry.playheadX : geometry.forward.toX} />}
        {geometry.back === null ? null : (
          <TrackLine track="back" label={say(shown.tracks.backIs === 'error' ? 'tab.error' : 'tab.return')} {...geometry.back} playedToX={track === 'back' ? geometry.playheadX : geometry.back.fromX} />
        )}
        {geometry.bars.map((bar) => (
          <g key={`${bar.track}${bar.depth}-${bar.fromX}`} className={`timeline-bar ${bar.track}`}>
            <rect className="rest" x={bar.fromX} y={firstBarY - bar.depth * barPitch} width={bar.toX - bar.fromX} height={4} rx={2} />
            {geometry.playheadX <= bar.fromX ? null : (
              <rect x={bar.fromX} y={firstBarY - bar.depth * barPitch} width={Math.min(geometry.playheadX, bar.toX) - bar.fromX} height={4} rx={2} />
            )}
          </g>
        ))}
        {geometry.ticks.map((tick) => {
          const current = tick.stop === playhead.stop;
          return (
            <g key={`${tick.stop.track}${tick.stop.number}`} className={`timeline-tick ${tick.stop.track} ${done(tick) ? 'played' : ''} ${tick.stop === died ? 'died' : ''}`}>
              <circle cx={tick.x} cy={lineY} r={current ? 4.5 : 3.2} />
              {tick.labelled || current ? (
                <text x={tick.x} y={labelY} textAnchor="middle" className={current ? 'current' : undefined}>
                  {tick.stop.number}
                </text>
              ) : null}
              <rect
                className="timeline-target"
                data-testid={`tick-${tick.stop.track}-${tick.stop.number}`}
                x={tick.x - 12}
                y={lineY - 12}
                width={24}
                height={30}
                onPointerDown={(event) => {
                  event.stopPropagation();
                  goTo(tick.stop);
                }}
              />
            </g>
          );
        })}
        {playhead.next === null ? null : (
          <g className="timeline-head">
            <path d={`M${geometry.playheadX} 18V${lineY + 6}`} />
            <circle cx={geometry.playheadX} cy={lineY} r={5} />
          </g>
        )}
      </svg>
    </div>
  );
}

interface TrackLineProps {
  readonly track: 'forward' | 'back';
  readonly label: string;
  readonly fromX: number;
  readonly toX: number;
  readonly playedToX: number;
}

function TrackLine({ track, label, fromX, toX, playedToX }: TrackLineProps) {
  return (
    <g className={`timeline-track ${track}`}>
      <text x={fromX - 3} y={11}>
        {label}
      </text>
      <path className="rest" d={`M${fromX} ${lineY}H${toX}`} />
      {playedToX > fromX ? <path className="played" d={`M${fromX} ${lineY}H${playedToX}`} /> : null}
    </g>
  );
}
