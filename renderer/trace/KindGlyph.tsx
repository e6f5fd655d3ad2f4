import { registry } from '../../shared/catalog/index.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';

interface Props {
  readonly kind: string;
}

/** A kind's glyph in the colour of its family; decoration, the name stands beside it. */
export function KindGlyph({ kind }: Props) {
  return (
    <span className={`kind-glyph ${familyClass(registry.find(kind)?.family)}`}>
      <Glyph kind={kind} size={16} />
    </span>
  );
}
