import type { Birthday } from '../../api/types';

const solarDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const lunarMonths = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'] as const;
const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

function lunarDay(day: number): string {
  if (day <= 10) return `初${digits[day - 1]}`;
  if (day < 20) return `十${digits[day - 11]}`;
  if (day === 20) return '二十';
  return day < 30 ? `廿${digits[day - 21]}` : '三十';
}

/** How many days a month can have; which lunar months are short and which leap ones exist, the server knows by the year. */
export function longestMonth(calendar: Birthday['calendar'], month: number): number {
  return calendar === 'lunar' ? 30 : (solarDays[month - 1] ?? 31);
}

export function birthdayText(birthday: Birthday, language: string): string {
  const { calendar, year, month, day, leapMonth } = birthday;
  const zh = language.startsWith('zh');
  if (calendar === 'lunar') {
    if (zh) return `农历${year ? `${year}年` : ''}${leapMonth ? '闰' : ''}${lunarMonths[month - 1] ?? month}月${lunarDay(day)}`;
    return `lunar ${[year, `${leapMonth ? 'leap ' : ''}month ${month}`, `day ${day}`].filter(Boolean).join(', ')}`;
  }
  if (zh) return `${year ? `${year}年` : ''}${month}月${day}日`;
  const two = (value: number) => String(value).padStart(2, '0');
  return [year, two(month), two(day)].filter(Boolean).join('-');
}
