/**
 * How a person is called where people read. An empty name is that of somebody who was erased: nobody else
 * has one (rule E9).
 */
export const calledName = (name: string): string => (name === '' ? 'Erased person' : name)
