'use client';

import { Bar, BarChart, Cell, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { StepItem } from './journey-card';

/** Words under a bar stand in two or three lines; so many signs of them fit side by side with the next bar's. */
const LINE = 13;
const LINE_HEIGHT = 16;

/**
 * Bars from zero, each step beside the one before; between them what was lost, and the largest loss and the bar that it leads
 * to in ink. Nothing moves, and nothing answers to the pointer: all that it says stands there.
 */
export function JourneyBars({ steps }: { steps: readonly StepItem[] }) {
  const words = new Map(steps.map(({ key, name }) => [key, name]));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...steps]}
        margin={{ top: 24, right: 4, bottom: 0, left: 4 }}
        barCategoryGap="20%"
        accessibilityLayer={false}
      >
        <YAxis hide domain={[0, 'dataMax']} />
        <XAxis
          dataKey="key"
          interval={0}
          height={3 * LINE_HEIGHT + 8}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-2)' }}
          tick={({ x, y, payload }: Tick) => (
            <StepName x={Number(x)} y={Number(y)} words={words.get(payload.value) ?? ''} />
          )}
        />
        <Bar dataKey="count" isAnimationActive={false}>
          {steps.map(({ key, isWorst }) => (
            <Cell key={key} fill={isWorst ? 'var(--ink)' : 'var(--line-2)'} />
          ))}
          <LabelList
            dataKey="countText"
            position="top"
            offset={8}
            fill="var(--ink)"
            fontSize={14}
            fontWeight={600}
          />
          <LabelList
            dataKey="lostText"
            content={({ x, y, width, height, index = 0 }: Place) => (
              <Between
                step={steps[index]}
                before={steps[index - 1]}
                bar={{ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }}
              />
            )}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

type Tick = { x: number | string; y: number | string; payload: { value: string } };
type Place = {
  x?: number | string;
  y?: number | string;
  width?: number | string;
  height?: number | string;
  index?: number;
};

/** Of a bar's width, the gap to the one before: each has a fifth of its place free on either side. */
const GAP = 2 / 3;

/** From a bar to the one before: a slope from height to height, and on it how many were lost. */
function Between({
  step,
  before,
  bar: { x, y, width, height },
}: {
  step: StepItem | undefined;
  before: StepItem | undefined;
  bar: { x: number; y: number; width: number; height: number };
}) {
  if (!step || !before || step.lostText === null) return null;
  const base = y + height;
  const left = x - width * GAP;
  // Where nobody is left there is no height to measure by.
  const top = step.count > 0 ? base - (height * before.count) / step.count : y;
  return (
    <g>
      <polygon
        points={`${left},${base} ${left},${top} ${x},${y} ${x},${base}`}
        fill="var(--sunken)"
      />
      <text
        x={(left + x) / 2}
        y={base - Math.max(height, 24) / 2}
        textAnchor="middle"
        dominantBaseline="middle"
        fontSize={13}
        fontWeight={step.isWorst ? 600 : 400}
        fill={step.isWorst ? 'var(--ink)' : 'var(--ink-2)'}
      >
        {step.lostText}
      </text>
    </g>
  );
}

function StepName({ x, y, words }: { x: number; y: number; words: string }) {
  return (
    <text x={x} y={y + 4} textAnchor="middle" fontSize={13} fill="var(--ink-2)">
      {inLines(words).map((line, place) => (
        <tspan key={line} x={x} dy={place === 0 ? 12 : LINE_HEIGHT}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function inLines(words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
