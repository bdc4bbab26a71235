alter table customer_file add column no_messages integer not null default 0;

create table message_template (
  code text not null,
  version integer not null,
  kind integer not null,
  channel integer not null,
  holiday integer,
  subject_zh text not null,
  text_zh text not null,
  subject_en text not null,
  text_en text not null,
  state integer not null,
  written_by text not null,
  written_at integer not null,
  decided_by text,
  decided_at integer,
  primary key (code, version)
) strict, without rowid;
create unique index message_template_approved on message_template (code) where state = 1;
create unique index message_template_draft on message_template (code) where state = 0;

-- A customer gets one message for an occasion, whoever asks how often.
create table message (
  id text primary key,
  customer_id text not null,
  manager_id text not null,
  kind integer not null,
  occasion text not null,
  template text not null,
  template_version integer not null,
  channel integer not null,
  language integer not null,
  address text not null,
  subject text not null,
  text text not null,
  day integer not null,
  due_at integer not null,
  expires_at integer not null,
  state integer not null,
  attempts integer not null,
  round integer not null,
  error_code text,
  gateway text,
  gateway_reference text,
  created_by text not null,
  created_at integer not null,
  settled_at integer,
  claimed_by text,
  claimed_until integer,
  unique (customer_id, occasion)
) strict;
create index message_due on message (channel, due_at) where state in (0, 1);
create index message_manager on message (manager_id, day);
create index message_created on message (created_at);

-- What a bank begins with; it writes its own versions over them.
insert into message_template (code, version, kind, channel, holiday, subject_zh, text_zh, subject_en, text_en, state, written_by, written_at, decided_by, decided_at) values
  ('thanks-sms', 1, 0, 0, null, '', '尊敬的{title}，感谢您今天抽出时间与我面谈。如有需要，请随时联系我。{bank} {manager}', '', 'Dear {title}, thank you for your time today. Please call me whenever I can help. {manager}, {bank}', 1, 'podium', 639028224000000000, 'podium', 639028224000000000),
  ('thanks-email', 1, 0, 1, null, '感谢您的接待', '尊敬的{title}：

感谢您今天抽出宝贵时间与我面谈。您提到的事项我会尽快跟进，如有任何需要，请随时与我联系。

{manager}
{bank}', 'Thank you for your time', 'Dear {title},

Thank you for your time today. I will follow up on what we discussed; please write or call whenever I can help.

{manager}
{bank}', 1, 'podium', 639028224000000000, 'podium', 639028224000000000),
  ('birthday-sms', 1, 1, 0, null, '', '尊敬的{title}，祝您生日快乐，身体健康，万事如意！{bank} {manager}', '', 'Dear {title}, happy birthday! We wish you good health and every success. {manager}, {bank}', 1, 'podium', 639028224000000000, 'podium', 639028224000000000),
  ('birthday-email', 1, 1, 1, null, '祝您生日快乐', '尊敬的{title}：

祝您生日快乐，身体健康，万事如意！

{manager}
{bank}', 'Happy birthday', 'Dear {title},

Happy birthday! We wish you good health and every success.

{manager}
{bank}', 1, 'podium', 639028224000000000, 'podium', 639028224000000000),
  ('spring-sms', 1, 2, 0, 1, '', '尊敬的{title}，值此{holiday}，祝您和家人新春快乐，阖家幸福！{bank} {manager}', '', 'Dear {title}, we wish you and your family a happy {holiday}. {manager}, {bank}', 1, 'podium', 639028224000000000, 'podium', 639028224000000000),
  ('mid-autumn-sms', 1, 2, 0, 4, '', '尊敬的{title}，值此{holiday}之际，祝您和家人团圆美满，幸福安康！{bank} {manager}', '', 'Dear {title}, we wish you and your family a happy {holiday}. {manager}, {bank}', 1, 'podium', 639028224000000000, 'podium', 639028224000000000),
  ('national-day-sms', 1, 2, 0, 5, '', '尊敬的{title}，{holiday}快乐，祝您和家人假期愉快！{bank} {manager}', '', 'Dear {title}, happy {holiday}; we wish you and your family a pleasant holiday. {manager}, {bank}', 1, 'podium', 639028224000000000, 'podium', 639028224000000000);
