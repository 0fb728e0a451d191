import { expect, it } from 'vitest'
import { fieldsOfStudy } from '../../src/domain/fields-of-study.ts'

it('[C4] offers NASBA’s 13 technical and 7 other fields of study, each once and in order', () => {
  const { technical, nonTechnical } = fieldsOfStudy
  expect([technical.length, nonTechnical.length]).toEqual([13, 7])
  expect(new Set([...technical, ...nonTechnical]).size).toBe(20)
  for (const list of [technical, nonTechnical]) expect([...list].sort()).toEqual(list)
})
