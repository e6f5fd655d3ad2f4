import { Fragment } from 'react';
import type { Header } from '../../shared/engine/report.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import { envelopes, removedLayers, type Envelope, type EnvelopeField } from './model/envelopes.ts';

interface Props {
  readonly title: string;
  /** What it is compared with, in words. */
  readonly note: string;
  readonly headers: readonly Header[];
  /** What to compare with; null when the packet has just been made. */
  readonly before: readonly Header[] | null;
  readonly bytes: number;
  readonly connection: number;
  readonly reply: boolean;
}

/** A field's values; a changed one keeps the old value struck through before it. */
function FieldValues({ field }: { readonly field: EnvelopeField }) {
  return field.values.map(({ value, before }, index) => (
    <Fragment key={index === 0 ? 'source' : 'destination'}>
      {index === 0 ? null : ' → '}
      {before === null ? (
        value
      ) : (
        <mark>
          <s>{before}</s> {value}
        </mark>
      )}
    </Fragment>
  ));
}

interface BoxesProps {
  readonly boxes: readonly Envelope[];
  readonly note: string;
  readonly added: string;
}

function Boxes({ boxes, note, added }: BoxesProps) {
  const [box, ...inner] = boxes;
  if (box === undefined) return null;
  return (
    <div className="envelope">
      <div className="envelope-line">
        <b>{box.protocol}</b>
        {inner.length === 0 && note !== '' ? <small>{note}</small> : null}
        {box.change === 'added' ? <mark>{added}</mark> : null}
        {box.fields.map((field) => (
          <span key={field.name} className="envelope-field">
            <i>{field.name}</i>
            <FieldValues field={field} />
          </span>
        ))}
      </div>
      <Boxes boxes={inner} note={note} added={added} />
    </div>
  );
}

/** The header stack as nested envelopes, outermost first, with what changed marked (UX 70). */
export function HeaderStack({ title, note: compared, headers, before, bytes, connection, reply }: Props) {
  const say = useTexts(traceTexts);
  const removed = before === null ? [] : removedLayers(headers, before);
  const note = connection > 1 ? say('packet.connection', { connection }) : '';
  return (
    <section className={reply ? 'header-stack reply' : 'header-stack'} aria-label={title}>
      <h2>
        {title} <span className="tag">{say('packet.bytes', { bytes })}</span>
        {removed.map((layer) => (
          <span key={layer} className="tag changed">
            −{layer}
          </span>
        ))}
        <small>{compared}</small>
      </h2>
      <Boxes boxes={envelopes(headers, before)} note={note} added={say('packet.added')} />
    </section>
  );
}
