import { HttpError, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection, type IRetryPolicy } from '@microsoft/signalr';
import type { AgendaChange, BoardDelta, BoardSnapshot, DeskNotice, DeskState, Period } from '../api/types';
import { BoardTable, type BoardCalls } from './boardTable';
import { Notifier } from './notifier';
import { refusalOf } from './refusal';

export type Link = 'connecting' | 'live' | 'lost';

export interface Desk {
  changed: (desk: DeskState) => void;
  notified: (notice: DeskNotice) => void;
}

export interface HubOptions {
  /** Token of a display; people are known by their cookie. */
  token?: string;
  /** The server no longer lets us in. */
  refused: () => void;
}

const retryDelays = [0, 1_000, 2_000, 5_000, 10_000];
const longestDelay = 15_000;

function delay(attempt: number): number {
  // A little chance keeps a thousand screens from coming back in the same moment.
  return (retryDelays[attempt] ?? longestDelay) * (0.8 + Math.random() * 0.4);
}

const forever: IRetryPolicy = { nextRetryDelayInMilliseconds: ({ previousRetryCount }) => delay(previousRetryCount) };

/** The one connection to the board hub: comes back by itself, for ever. */
export class BoardHub extends Notifier {
  link: Link = 'connecting';
  private readonly connection: HubConnection;
  private readonly tables = new Map<string, { table: BoardTable; users: number }>();
  private readonly ticker: ReturnType<typeof setInterval>;
  private readonly agendas = new Set<(change: AgendaChange) => void>();
  private desk: { indicator: string; period: Period; handlers: Desk } | null = null;
  private live: HubConnection | null = null;
  private closed = false;

  constructor(private readonly options: HubOptions) {
    super();
    this.connection = this.build();
    void this.start(this.connection, 0);
    this.ticker = setInterval(() => this.tick(), 1_000);
  }

  /** A table to look at; give it back with {@link release}. */
  open(tableKey: string): BoardTable {
    let entry = this.tables.get(tableKey);
    if (!entry) {
      entry = { table: new BoardTable(tableKey, this.calls), users: 0 };
      this.tables.set(tableKey, entry);
    }
    entry.users++;
    return entry.table;
  }

  release(table: BoardTable): void {
    const entry = this.tables.get(table.tableKey);
    if (!entry || --entry.users > 0) return;
    this.tables.delete(table.tableKey);
    table.look([]);
  }

  async openDesk(indicator: string, period: Period, handlers: Desk): Promise<void> {
    this.desk = { indicator, period, handlers };
    if (this.live) await this.joinDesk();
  }

  closeDesk(): void {
    this.desk = null;
    this.send('LeaveDesk');
  }

  /** Tells of changes to what somebody has to do, and once after every time the line was down. */
  onAgenda(listener: (change: AgendaChange) => void): () => void {
    this.agendas.add(listener);
    return () => this.agendas.delete(listener);
  }

  close(): void {
    this.closed = true;
    clearInterval(this.ticker);
    void this.connection.stop();
  }

  private readonly calls: BoardCalls = {
    join: (tableKey, block) => this.invoke<BoardSnapshot>('Join', tableKey, block),
    resend: (tableKey, block) => this.invoke<BoardSnapshot>('Resend', tableKey, block),
    leave: (tableKey, block) => this.send('Leave', tableKey, block),
    acknowledge: (tableKey, block, sequence) => this.send('Acknowledge', tableKey, block, sequence),
  };

  private build(): HubConnection {
    const { token } = this.options;
    const connection = new HubConnectionBuilder()
      .withUrl('/hubs/board', token ? { accessTokenFactory: () => token } : {})
      .withAutomaticReconnect(forever)
      .configureLogging(LogLevel.Error)
      .build();
    connection.on('BoardChanged', (delta: BoardDelta) => this.tables.get(delta.tableKey)?.table.change(delta));
    connection.on('BoardReset', (snapshot: BoardSnapshot) => this.tables.get(snapshot.tableKey)?.table.reset(snapshot));
    connection.on('DeskChanged', (state: DeskState) => this.desk?.handlers.changed(state));
    connection.on('DeskNotified', (notice: DeskNotice) => this.desk?.handlers.notified(notice));
    connection.on('AgendaChanged', (change: AgendaChange) => this.tellAgendas(change));
    connection.onreconnecting(() => this.show('lost'));
    connection.onreconnected(() => this.arrived(connection));
    connection.onclose(() => {
      this.show('lost');
      void this.start(connection, 1);
    });
    return connection;
  }

  private async start(connection: HubConnection, attempt: number): Promise<void> {
    if (attempt > 0) await new Promise((done) => setTimeout(done, delay(attempt)));
    if (this.closed || connection.state !== HubConnectionState.Disconnected) return;
    try {
      await connection.start();
      this.arrived(connection);
    } catch (error) {
      this.show('lost');
      if (error instanceof HttpError && error.statusCode === 401) this.options.refused();
      void this.start(connection, attempt + 1);
    }
  }

  private arrived(connection: HubConnection): void {
    this.live = connection;
    this.show('live');
    for (const { table } of this.tables.values()) table.rejoin();
    void this.joinDesk();
    this.tellAgendas({ kind: 'reconnected' });
  }

  private tellAgendas(change: AgendaChange): void {
    for (const listener of this.agendas) listener(change);
  }

  private show(link: Link): void {
    this.link = link;
    if (link !== 'live') this.live = null;
    this.notify();
  }

  private async joinDesk(): Promise<void> {
    const desk = this.desk;
    if (!desk) return;
    const state = await this.invoke<DeskState>('JoinDesk', desk.indicator, desk.period).catch(() => null);
    if (state && this.desk === desk) desk.handlers.changed(state);
  }

  private async invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    const connection = this.live;
    if (!connection) throw new Error('not connected');
    try {
      return await connection.invoke<T>(method, ...args);
    } catch (error) {
      if (this.live === connection && connection.state === HubConnectionState.Connected) throw refusalOf((error as Error).message);
      throw error;
    }
  }

  private send(method: string, ...args: unknown[]): void {
    // A send that meets a dying connection is made good by joining again.
    this.live?.send(method, ...args).catch(() => undefined);
  }

  private tick(): void {
    if (this.live) for (const { table } of this.tables.values()) table.tick();
  }
}
