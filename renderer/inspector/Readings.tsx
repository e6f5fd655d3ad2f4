import { registry } from '../../shared/catalog/index.ts';
import { componentId, type Component } from '../../shared/model/design.ts';
import { scopeOf, useDesign } from '../state/document.ts';
import { useLanguage } from '../state/texts.ts';

/** What follows from the design and nobody typed: free addresses of a subnet, how much of a quota is used. */
export function Readings({ id, component }: { readonly id: string; readonly component: Component }) {
  const design = useDesign();
  const language = useLanguage();
  const definition = registry.find(component.kind);
  if (definition?.schema.safeParse(component.props).success !== true) return null;
  const readings = definition.readings(componentId(id), component, scopeOf(design));
  if (readings.length === 0) return null;
  return (
    <dl className="readings">
      {readings.map(({ label, value }) => (
        <div key={label.en}>
          <dt>{label[language]}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
