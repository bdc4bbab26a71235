import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { TimelineRow } from '../../api/types';
import { timelineText } from './timelineText';

const names = {
  t: ((key: string, values: { what?: string } = {}) => (values.what ? `${key}(${values.what})` : key)) as unknown as TFunction,
  amount: (minor: number) => (minor / 100).toFixed(2),
  managerName: (id: string) => `name of ${id}`,
};
const row = (kind: TimelineRow['kind'], title: string, detail = ''): TimelineRow => ({ at: '', kind, title, detail, actor: null, refId: 'x' });

it('says in words what was booked, and what takes it back', () => {
  expect(timelineText(row('posting', 'depositIn', 'current 123456'), names)).toEqual({ title: 'kind.depositIn', detail: 'product.current · 1234.56' });
  expect(timelineText(row('posting', 'fee reversal', 'card 5'), names).title).toBe('timeline.reversal(kind.fee)');
});

it('names managers instead of ids', () => {
  expect(timelineText(row('assignment', 'M01 60 %, M02 40 %'), names).title).toBe('name of M01 60%, name of M02 40%');
  expect(timelineText(row('assignment', ''), names).title).toBe('');
});

it('says what became of a visit and its report', () => {
  expect(timelineText(row('visit', 'Yearly review', 'visited'), names)).toEqual({ title: 'Yearly review', detail: '' });
  expect(timelineText(row('visit', 'Yearly review', 'cancelled'), names).detail).toBe('visitState.cancelled');
  expect(timelineText(row('report', 'returned', 'Which hall?'), names)).toEqual({ title: 'auditAction.report.returned', detail: 'Which hall?' });
  expect(timelineText(row('report', 'submitted', 'late'), names).detail).toBe('report.late');
});

it('leaves what people wrote', () => {
  expect(timelineText(row('note', 'met at the fair', 'depositIn'), names)).toEqual({ title: 'met at the fair', detail: 'depositIn' });
});
