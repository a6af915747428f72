import { middle, pointsOf, stepOf, type Board } from './board'
import type { EChartsCoreOption } from './charts'

/** Colours and sizes as the tokens say them now: in high contrast they are others. */
export interface Ink { of: (token: string) => string, rem: number, font: string }

export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element)
  return { of: token => style.getPropertyValue(`--${token}`).trim(), rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize), font: style.fontFamily }
}

interface DayWords { hour: (hour: number) => string, today: string }

/** Today's sums, hour by hour, beside the usual ones; which line is the usual one is said above the chart, where no line can run into the words. */
export function dayOption(today: Board['today'], until: number, words: DayWords, ink: Ink): EChartsCoreOption {
  const usual = today.usualHours ?? []
  const most = Math.max(...today.hours, ...usual, 3) * 1.15 // room for the words above the line
  const step = stepOf(most)
  const letters = { color: ink.of('ink-2'), fontSize: ink.rem, fontFamily: ink.font }
  const last = pointsOf(today.hours, until)
  return {
    animation: false,
    grid: { left: ink.rem * 2, right: ink.rem * 0.5, top: ink.rem * 1.4, bottom: ink.rem * 1.6 },
    xAxis: { type: 'value', min: 0, max: 24, interval: 6, axisLine: { lineStyle: { color: ink.of('line-strong') } }, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { ...letters, showMaxLabel: false, formatter: words.hour } },
    yAxis: { type: 'value', min: 0, max: Math.ceil(most / step) * step, interval: step, splitLine: { lineStyle: { color: ink.of('line') } }, axisLabel: letters },
    series: [
      { type: 'line', silent: true, symbol: 'none', data: pointsOf(usual, 24), lineStyle: { color: ink.of('c-5'), width: ink.rem / 10, type: 'dashed' } },
      { type: 'line', silent: true, symbol: 'none', data: last, lineStyle: { color: ink.of('c-1'), width: ink.rem / 5, cap: 'round', join: 'round' } },
      { type: 'line', silent: true, symbol: 'circle', symbolSize: ink.rem / 1.5, itemStyle: { color: ink.of('c-1') }, data: [{ value: last.at(-1)!, label: { show: true, position: 'top', distance: ink.rem / 3, formatter: words.today, ...letters, color: ink.of('accent'), fontWeight: 600, fontSize: ink.rem * 1.2, align: last.at(-1)![0] > 12 ? 'right' : 'center' } }] },
    ],
  }
}

/** Twelve weeks as a small line, the usual as a dashed one. */
export function weeksOption(weeks: number[], ink: Ink): EChartsCoreOption {
  const usual = middle(weeks.slice(0, -1))
  const end = weeks.length - 1
  return {
    animation: false,
    grid: { left: ink.rem / 4, right: ink.rem / 3, top: ink.rem / 3, bottom: ink.rem / 3 },
    xAxis: { type: 'value', min: 0, max: end, show: false },
    yAxis: { type: 'value', min: 0, max: Math.max(...weeks, 1), show: false },
    series: [
      { type: 'line', silent: true, symbol: 'none', data: [[0, usual], [end, usual]], lineStyle: { color: ink.of('line-strong'), width: ink.rem / 16, type: 'dashed' } },
      { type: 'line', silent: true, symbol: 'none', data: weeks.map((n, week) => [week, n]), lineStyle: { color: ink.of('c-1'), width: ink.rem / 7, join: 'round' } },
      { type: 'line', silent: true, symbol: 'circle', symbolSize: ink.rem / 2.2, itemStyle: { color: ink.of('c-1') }, data: [[end, weeks[end]!]] },
    ],
  }
}
