import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { compact, exact, type AmountStyle } from '../format/money';
import { usePreferences } from './preferences';

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

interface TrendChartProps {
  dates: readonly string[];
  values: readonly (number | null)[];
  style: AmountStyle;
  label: string;
  height?: number;
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** One value over days; loaded only where it is drawn. */
export default function TrendChart({ dates, values, style, label, height = 200 }: TrendChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const { dark } = usePreferences();
  const { decimals, language } = style;
  useEffect(() => {
    const drawn = init(box.current!, null, { renderer: 'canvas' });
    chart.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(box.current!);
    return () => {
      watcher.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const amounts = { decimals, language };
    const accent = colour('--accent');
    chart.current?.setOption({
      animation: false,
      grid: { left: 8, right: 12, top: 14, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        backgroundColor: colour('--surface'),
        borderColor: colour('--line'),
        textStyle: { color: colour('--text'), fontSize: 12 },
        valueFormatter: (value: unknown) => exact(typeof value === 'number' ? value : null, amounts),
      },
      xAxis: {
        type: 'category',
        data: [...dates],
        boundaryGap: false,
        axisLine: { lineStyle: { color: colour('--line') } },
        axisTick: { show: false },
        axisLabel: { color: colour('--text-3'), formatter: (date: string) => date.slice(5), hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        scale: true,
        splitNumber: 3,
        splitLine: { lineStyle: { color: colour('--line') } },
        axisLabel: { color: colour('--text-3'), formatter: (value: number) => compact(Math.round(value), amounts).replace(/\.00(?=\D|$)/, '') },
      },
      series: [
        {
          name: label,
          type: 'line',
          data: [...values],
          showSymbol: values.length < 3,
          connectNulls: false,
          lineStyle: { width: 2, color: accent },
          itemStyle: { color: accent },
          areaStyle: { color: accent, opacity: 0.08 },
        },
      ],
    });
    // Colours come from the theme in force.
  }, [dates, values, decimals, language, label, dark]);
  return <div ref={box} style={{ height }} role="img" aria-label={label} />;
}
