import { fold } from './fold.ts'

/** What a column of a report can hold. */
export type Field =
  | 'name'
  | 'email'
  | 'upn'
  | 'join'
  | 'leave'
  | 'firstJoin'
  | 'lastLeave'
  | 'duration'
  | 'total'
  | 'role'
  | 'guest'
  | 'waiting'
  | 'attended'
  | 'action'
  | 'time'
  | 'meeting'
  | 'title'
  | 'other'

// as Zoom and Teams write them, in the languages that they are met in most; folded when they are read
const words: Record<Field, string> = {
  name: `name | fullname | name original name | user name original name | user name |
    full name | participant | display name | vollstandiger name | name originalname |
    benutzername | nom | nom complet | nom nom d origine | nombre | nombre completo |
    nome | nombre nombre original | nome completo | nome nome original |
    nome nome originale | naam | volledige naam | imie i nazwisko | namn |
    fullstandigt namn | navn | 名前 | 氏名 | 名称 | 姓名 | 全名 | 이름 | имя | полное имя`,
  email: `email | e mail | user email | email address | mail | e mail adresse |
    benutzer e mail | adresse e mail | courriel | adresse de courriel |
    e mail de l utilisateur | correo electronico | correo |
    correo electronico del usuario | e mail do usuario | posta elettronica |
    indirizzo e mail | e mail utente | e mailadres | e post | e postadress | メール |
    メールアドレス | 电子邮件 | 電子郵件 | 이메일 | электронная почта | adres e mail`,
  upn: `participant id upn | participantid | participant id | upn | teilnehmer id upn |
    id du participant upn | id de participant upn | id de participante upn |
    id del participante upn | id do participante upn | id partecipante upn |
    deelnemer id upn | id uczestnika upn | deltagar id upn | 参加者 id upn | 参与者 id upn`,
  join: `join time | join | time joined | join time utc | join date | beitrittszeit |
    beitrittszeitpunkt | beitreten | beitritt | uhrzeit des beitritts | teilnahmezeit |
    heure d arrivee | heure de connexion | heure d adhesion |
    heure a laquelle la personne a rejoint la reunion | hora de entrada | hora de union |
    hora de incorporacion | hora de ingreso | hora de inicio de sesion | ora di ingresso |
    ora di partecipazione | ora ingresso | tijdstip van deelname | deelnametijd |
    godzina dolaczenia | anslutningstid | 参加時刻 | 参加時間 | 加入时间 | 加入時間 | 참가 시간`,
  leave: `leave time | leave | time left | leave time utc | left | verlassen | austrittszeit |
    zeitpunkt des verlassens | uhrzeit des verlassens | verlassenszeit | endzeit |
    heure de depart | heure de deconnexion | heure de sortie | hora de salida |
    hora de saida | ora di uscita | ora uscita | tijdstip van vertrek | vertrektijd |
    godzina opuszczenia | utgangstid | tid for att lamna | 退出時刻 | 退出時間 | 离开时间 | 離開時間 |
    나간 시간`,
  firstJoin: `first join | first join time | erster beitritt | premiere connexion |
    premiere arrivee | primera union | primera entrada | primeira entrada |
    primo ingresso | prima partecipazione | eerste deelname | pierwsze dolaczenie |
    forsta anslutning | 最初の参加 | 首次加入`,
  lastLeave: `last leave | last leave time | letzter austritt | letztes verlassen | dernier depart |
    derniere deconnexion | ultima salida | ultima saida | ultima uscita |
    laatste vertrek | ostatnie opuszczenie | senast lamnat | 最後の退出 | 上次离开 | 最后离开`,
  duration: `duration | duration minutes | in meeting duration | time in session minutes |
    meeting duration | attendance duration | time in meeting minutes | dauer |
    dauer minuten | dauer der besprechung | dauer in der besprechung | besprechungsdauer |
    duree | duree minutes | duree de la reunion | duree dans la reunion |
    duree en minutes | duracion | duracion minutos | duracion en la reunion | duracao |
    duracao minutos | duracao na reuniao | durata | durata minuti | durata riunione |
    durata nella riunione | duur | duur minuten | duur in vergadering | czas trwania |
    varaktighet | 継続時間 | 時間 分 | 期間 | 持续时间 | 持續時間 | 시간 분 | 기간`,
  total: `total duration minutes | total time minutes | gesamtdauer minuten |
    duree totale minutes`,
  role: `role | rolle | rol | ruolo | funcao | papel | rola | roll | 役割 | 角色 | роль`,
  guest: `guest | is guest | gast | invite | invitado | convidado | ospite | ゲスト | 访客`,
  waiting: `in waiting room | waiting room | im warteraum | im wartezimmer | en salle d attente |
    en sala de espera | na sala de espera | in sala d attesa | in wachtkamer | 待機室`,
  attended: `attended | teilgenommen | participe | asistio | compareceu | ha partecipato | 参加`,
  action: `user action | action | benutzeraktion | aktion | action de l utilisateur |
    accion del usuario | accion de usuario | acao do usuario | azione utente |
    gebruikersactie | akcja uzytkownika | anvandaratgard | ユーザー アクション | 用户操作 | accion`,
  time: `timestamp | utceventtimestamp | time | zeitstempel | horodatage | marca de tiempo |
    marca de hora | carimbo de data hora | timestamp utc | tijdstempel | znacznik czasu |
    sygnatura czasowa | tidsstampel | タイムスタンプ | 时间戳`,
  meeting: `meeting id | webinar id | id | besprechungs id | meeting id number | id de reunion |
    id de la reunion | id da reuniao | id riunione | webinar id number`,
  title: `meeting title | topic | title | besprechungstitel | titel der besprechung | thema |
    titre de la reunion | sujet | titulo de la reunion | tema | titulo da reuniao |
    topico | titolo riunione | titolo della riunione | argomento | titel van vergadering`,
  other: ``,
}

const byWord = new Map<string, Field>()
for (const field of Object.keys(words) as Field[]) {
  for (const word of words[field].split('|')) if (word !== '') byWord.set(fold(word), field)
}

/** What a heading says that its column holds. */
export const fieldOf = (heading: string): Field => byWord.get(fold(heading)) ?? 'other'

/** Headings that only Zoom writes. */
export const isZooms = (heading: string): boolean =>
  /original ?name|minut|\bnom d origine\b|waiting room|recording/.test(fold(heading))
