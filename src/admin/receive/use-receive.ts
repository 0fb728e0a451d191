import { useQueryClient } from '@tanstack/preact-query'
import { useRef, useState } from 'preact/hooks'
import type { KioskFileAnswer } from '../../domain/api.ts'
import { type Collected, collect, readFrame, whole } from '../../domain/qr-frames.ts'
import { inflate } from '../../platform/inflate.ts'
import { sendKioskFile } from '../api/calls.ts'
import { saying } from '../api/failure.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/** A transfer from a tablet, by file or by QR codes. */
export interface Receiving {
  collected: Collected | null
  isSending: boolean
  /** what the server made of the last one */
  answer: KioskFileAnswer | null
  refusal: string | undefined
  takeCode: (text: string) => void
  takeFile: (file: Blob) => void
}

/** Takes files, and the frames of a series in any order; each file that is whole is uploaded. */
export function useReceive(): Receiving {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const [collected, setCollected] = useState<Collected | null>(null)
  const [isSending, setSending] = useState(false)
  const [answer, setAnswer] = useState<KioskFileAnswer | null>(null)
  const [refusal, setRefusal] = useState<string>()
  const latest = useRef<Collected | null>(null)

  const send = async (data: Blob) => {
    setSending(true)
    setRefusal(undefined)
    const sent = await sendKioskFile(call, data)
    setSending(false)
    if (!sent.ok) {
      const { what, todo } = saying(sent.error)
      return setRefusal(`${what} ${todo}`)
    }
    setAnswer(sent.value)
    await client.invalidateQueries({ queryKey: keys.programme(programme.id) })
  }
  const unpack = async (bytes: Uint8Array) => {
    const data = await inflate(Uint8Array.from(bytes)).catch(() => null)
    if (data) return send(data)
    setRefusal('The codes don’t make a whole file. Hold the phone to the tablet once more.')
  }
  const takeCode = (text: string) => {
    const frame = readFrame(text)
    if (!frame) return
    const before = latest.current
    const next = collect(before, frame)
    if (next === before) return
    latest.current = next
    setCollected(next)
    if (before?.series !== next.series) setAnswer(null)
    const bytes = whole(next)
    if (bytes) void unpack(bytes)
  }
  const takeFile = (file: Blob) => {
    setAnswer(null)
    void send(file)
  }
  return { collected, isSending, answer, refusal, takeCode, takeFile }
}
