import type { ProbeResult } from '../shared/checks/index.ts';
import { escapeXml } from '../shared/export/index.ts';

/** XML 1.0 cannot hold control characters, not even escaped. */
function xmlText(text: string): string {
  return escapeXml(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\uFFFD'));
}

/** Results of saved probes as JUnit XML. No times and dates: the same input gives the same bytes. */
export function junitXml(suite: string, results: readonly ProbeResult[], message: (result: ProbeResult) => string): string {
  const failures = results.filter((result) => result.passed === false).length;
  const cases = results.map((result) => {
    const open = `    <testcase name="${xmlText(result.id)}" classname="${xmlText(suite)}" time="0"`;
    if (result.passed !== false) return `${open}/>\n`;
    const text = xmlText(message(result));
    return `${open}>\n      <failure type="${xmlText(result.finding?.code ?? 'TOPO-006')}" message="${text}">${text}</failure>\n    </testcase>\n`;
  });
  const counts = `tests="${results.length}" failures="${failures}" errors="0" skipped="0" time="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n  <testsuite name="${xmlText(suite)}" ${counts}>\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
}
