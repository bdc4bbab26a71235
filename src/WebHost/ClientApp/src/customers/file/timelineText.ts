import type { TFunction } from 'i18next';
import type { TimelineRow } from '../../api/types';

export interface TimelineNames {
  t: TFunction;
  amount: (minor: number) => string;
  managerName: (id: string) => string;
}

type Words = { title: string; detail: string };

/** `depositIn`, or `depositIn reversal`; the detail is product and amount in minor units. */
function posting({ title, detail }: TimelineRow, { t, amount }: TimelineNames): Words {
  const [kind = '', reversal] = title.split(' ');
  const [product = '', minor = ''] = detail.split(' ');
  const what = t(`kind.${kind}`, { defaultValue: kind });
  const sum = Number(minor);
  const figures = [product && t(`product.${product}`, { defaultValue: product }), sum ? amount(sum) : ''].filter(Boolean).join(' · ');
  return { title: reversal ? t('timeline.reversal', { what }) : what, detail: figures };
}

/** `M01 60 %, M02 40 %` with names. */
function assignment({ title }: TimelineRow, { managerName }: TimelineNames): Words {
  return { title: title.replaceAll(/(\S+) (\d+(?:\.\d+)?) %/g, (_, id: string, share: string) => `${managerName(id)} ${share}%`), detail: '' };
}

/** The codes of a timeline in the reader's words; what people wrote stays as it is. */
export function timelineText(row: TimelineRow, names: TimelineNames): Words {
  const { t } = names;
  switch (row.kind) {
    case 'posting':
      return posting(row, names);
    case 'assignment':
      return assignment(row, names);
    case 'tier':
      return { title: t(`tier.${row.title}`, { defaultValue: row.title }), detail: row.detail };
    case 'profile':
      return { title: t(`auditAction.${row.title}`, { defaultValue: row.title }), detail: row.detail };
    case 'contact':
      return { title: row.title, detail: t(`contactKind.${row.detail}`, { defaultValue: row.detail }) };
    case 'message':
      return { title: row.title, detail: t(`messageState.${row.detail}`, { defaultValue: row.detail }) };
    case 'need':
      return { title: row.title, detail: t(`auditAction.need.${row.detail}`, { defaultValue: row.detail }) };
    case 'report':
      return { title: t(`auditAction.report.${row.title}`, { defaultValue: row.title }), detail: row.detail === 'late' ? t('report.late') : row.detail };
    case 'visit':
      return { title: row.title, detail: row.detail === 'visited' ? '' : t(`visitState.${row.detail}`, { defaultValue: row.detail }) };
    case 'document':
      return { title: row.title, detail: t(`documentKind.${row.detail}`, { defaultValue: row.detail }) };
    default:
      return { title: row.title, detail: row.detail };
  }
}
