import { registry } from '../../shared/catalog/index.ts';
import { layersTexts } from '../../shared/i18n/layers.ts';
import { families } from '../../shared/model/definition.ts';
import type { Severity } from '../../shared/model/finding.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { useLayers, type Facet } from './layers-store.ts';
import type { FacetValue } from './use-facets.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The switches of one facet: on is shown. `Only` switches all others of it off. */
export function FacetList({ facet, values }: { readonly facet: Facet; readonly values: readonly FacetValue[] }) {
  const say = useTexts(layersTexts);
  const off = useLayers((state) => state.off[facet]);
  const { setOn } = useLayers.getState();
  const all = values.map(({ value }) => value);
  const name = say(`facet.${facet}`);
  const only = (value: string): void => {
    setOn(facet, all, false);
    setOn(facet, [value], true);
  };
  return (
    <fieldset className="facet" data-facet={facet}>
      <legend>{name}</legend>
      {off.size === 0 ? null : (
        <button type="button" className="facet-all" aria-label={say('layers.allOf', { facet: name })} onClick={() => setOn(facet, [...all, ...off], true)}>
          {say('layers.all')}
        </button>
      )}
      {values.map(({ value, label, count }) => (
        <div key={value} className="facet-row">
          <label>
            <input type="checkbox" checked={!off.has(value)} onChange={(event) => setOn(facet, [value], event.target.checked)} />
            <Sign facet={facet} value={value} />
            <span className="facet-name">{label}</span>
            <span className="facet-count numeric">{count}</span>
          </label>
          <button type="button" className="facet-only" aria-label={say('layers.only', { name: label })} onClick={() => only(value)}>
            {say('layers.onlyShort')}
          </button>
        </div>
      ))}
    </fieldset>
  );
}

/** The mark of a severity, the glyph of a kind, the hue of a family beside its name. */
function Sign({ facet, value }: { readonly facet: Facet; readonly value: string }) {
  const severity = severities.find((one) => one === value);
  if (facet === 'severity') return severity === undefined ? <span className="facet-sign" /> : <SeverityMark severity={severity} size={13} />;
  if (facet === 'family') {
    const family = families.find((one) => one === value);
    return (
      <span className={`facet-sign ${familyClass(family)}`}>
        <i className="family-dot" />
      </span>
    );
  }
  if (facet === 'kind') {
    return (
      <span className={`facet-sign ${familyClass(registry.find(value)?.family)}`}>
        <Glyph kind={value} size={14} />
      </span>
    );
  }
  return null;
}
