import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Segmented, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rulesApi } from '../api/rules';
import type { CalendarDay, DayKind } from '../api/types';
import { DayInput } from '../common/DayInput';
import { useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { dayText, weekday } from '../format/days';
import { localName, useBank } from '../session/bank';
import { datesBetween, leading, mark, monthsOf } from './holidays';
import { Section } from './Section';

interface Entry {
  kind: DayKind | 'ordinary';
  to: string;
  nameEn: string;
  nameZh: string;
}

interface MonthProps {
  month: readonly string[];
  marked: ReadonlyMap<string, CalendarDay>;
  onDay: (day: string) => void;
}

function Month({ month, marked, onDay }: MonthProps) {
  const { t, i18n } = useTranslation();
  const { bank } = useBank();
  const zh = i18n.language.startsWith('zh');
  return (
    <section className="year-month card">
      <h3>{dayText(month[0]!, i18n.language, { month: 'long' })}</h3>
      <div className="year-days">
        {month.map((day, index) => {
          const special = marked.get(day);
          const free = special ? special.kind === 'holiday' : weekday(day) > 4;
          const name = localName(special, zh);
          return (
            <button
              key={day}
              type="button"
              className={`year-day${free ? ' is-free' : ''}${special ? ` is-${special.kind}` : ''}${day === bank.businessDate ? ' is-today' : ''}`}
              style={index === 0 ? { gridColumnStart: leading(month) + 1 } : undefined}
              title={name}
              aria-label={[dayText(day, i18n.language, { month: 'long', day: 'numeric', weekday: 'long' }), special && t(`dayKind.${special.kind}`), name].filter(Boolean).join(', ')}
              onClick={() => onDay(day)}
            >
              {Number(day.slice(8))}
            </button>
          );
        })}
      </div>
    </section>
  );
}

const kinds = ['holiday', 'makeUpDay', 'ordinary'] as const;

function EditDays({ day, special, onClose, onSave }: { day: string; special: CalendarDay | undefined; onClose: () => void; onSave: (entry: Entry) => Promise<boolean> }) {
  const { t, i18n } = useTranslation();
  const [form] = Form.useForm<Entry>();
  const kind = Form.useWatch('kind', form);
  const save = async (entry: Entry) => {
    if (await onSave(entry)) onClose();
  };
  const initial = { kind: special?.kind ?? (weekday(day) > 4 ? 'makeUpDay' : 'holiday'), to: day, nameEn: special?.nameEn ?? '', nameZh: special?.nameZh ?? '' } as const;
  const required = kind === 'ordinary' ? [] : [{ required: true, whitespace: true, message: t('common.required') }];
  return (
    <Modal open onCancel={onClose} onOk={form.submit} title={dayText(day, i18n.language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })} okText={t('common.save')}>
      <Form<Entry> form={form} layout="vertical" onFinish={save} initialValues={initial}>
        <Form.Item name="kind" label={t('holiday.kind')}>
          <Segmented options={kinds.map((value) => ({ value, label: t(`dayKind.${value}`) }))} block />
        </Form.Item>
        <Form.Item name="to" label={t('holiday.to')}>
          <DayInput min={day} />
        </Form.Item>
        {kind !== 'ordinary' && (
          <div className="form-pair">
            <Form.Item name="nameZh" label={t('unit.nameZh')} rules={required}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="nameEn" label={t('unit.nameEn')} rules={required}>
              <Input maxLength={60} />
            </Form.Item>
          </div>
        )}
      </Form>
    </Modal>
  );
}

/** Public holidays and make-up working days of a year; every other day follows the week. */
export function Holidays() {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [year, setYear] = useState(Number(bank.businessDate.slice(0, 4)));
  const calendar = useLoad((signal) => rulesApi.calendar(year, signal), [year]);
  const [day, setDay] = useState<string | null>(null);
  const attempt = useAttempt();
  const days = calendar.data?.year === year ? calendar.data.days : [];
  const marked = new Map(days.map((one) => [one.date, one]));
  const save = async ({ kind, to, nameEn, nameZh }: Entry) => {
    const dates = datesBetween(day!, to ?? day!).filter((date) => date.startsWith(String(year)));
    const next = mark(days, dates, kind === 'ordinary' ? null : kind, { nameEn, nameZh });
    const done = await attempt(() => rulesApi.saveCalendar(year, crypto.randomUUID(), next), { done: t('common.saved') });
    if (done) calendar.set(done);
    return Boolean(done);
  };
  return (
    <Section title={t('admin.holidays')} hint={t('admin.holidaysHint')} error={calendar.error} onRetry={calendar.reload}>
      <Space className="year-head">
        <Button icon={<LeftOutlined />} onClick={() => setYear(year - 1)} aria-label={t('holiday.yearBefore')} />
        <h2>{year}</h2>
        <Button icon={<RightOutlined />} onClick={() => setYear(year + 1)} aria-label={t('holiday.yearAfter')} />
        <span className="year-legend">
          <i className="is-holiday" /> {t('dayKind.holiday')} <i className="is-makeUpDay" /> {t('dayKind.makeUpDay')}
        </span>
      </Space>
      {calendar.data && days.length === 0 && calendar.data.year === year && <p className="hint">{t('holiday.none')}</p>}
      <div className="year" aria-busy={calendar.loading}>
        {monthsOf(year).map((month) => (
          <Month key={month[0]} month={month} marked={marked} onDay={setDay} />
        ))}
      </div>
      {day && <EditDays day={day} special={marked.get(day)} onClose={() => setDay(null)} onSave={save} />}
    </Section>
  );
}
