import { History, Lock, TriangleAlert, X } from 'lucide-react';
import { filesTexts } from '../../shared/i18n/files.ts';
import { tellMissing } from '../state/file-errors.ts';
import { saveDocumentAs } from '../state/file-actions.ts';
import { useStanding, type Standing } from '../state/standing.ts';
import { useTexts } from '../state/texts.ts';

const icons = { newer: Lock, migrated: History, partial: TriangleAlert } as const;

/** What a person must know about the file behind the document, above the editor until they close it (UX 16, 17). */
export function DocumentBanner() {
  const standing = useStanding((state) => state.standing);
  const isDismissed = useStanding((state) => state.isDismissed);
  return standing === null || isDismissed ? null : <Banner standing={standing} />;
}

function Banner({ standing }: { readonly standing: Standing }) {
  const say = useTexts(filesTexts);
  const Icon = icons[standing.about];
  const words = standing.about === 'partial' ? { name: standing.name, count: standing.leftCount } : { version: standing.version, known: standing.about === 'newer' ? standing.known : 0 };
  return (
    <section className="document-banner" data-about={standing.about} data-region="banner" aria-label={say('banner.label')}>
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
      <p role="status">{say(`banner.${standing.about}`, words)}</p>
      {standing.about === 'partial' ? (
        <button type="button" className="button small" onClick={() => tellMissing(standing.name, standing.left, standing.leftCount)}>
          {say('banner.missing')}
        </button>
      ) : null}
      {standing.about === 'migrated' ? null : (
        <button type="button" className="button small" onClick={() => void saveDocumentAs()}>
          {say('banner.saveAs')}
        </button>
      )}
      <button type="button" className="icon-button small" aria-label={say('banner.dismiss')} onClick={() => useStanding.getState().dismiss()}>
        <X size={14} aria-hidden="true" />
      </button>
    </section>
  );
}
