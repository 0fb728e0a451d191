/** NASBA's fields of study since 2018 (rule C4). Others may be typed. */
export const fieldsOfStudy = {
  technical: [
    'Accounting',
    'Accounting (Governmental)',
    'Auditing',
    'Auditing (Governmental)',
    'Business Law',
    'Economics',
    'Finance',
    'Information Technology',
    'Management Services',
    'Regulatory Ethics',
    'Specialized Knowledge',
    'Statistics',
    'Taxes',
  ],
  nonTechnical: [
    'Behavioral Ethics',
    'Business Management & Organization',
    'Communications and Marketing',
    'Computer Software & Applications',
    'Personal Development',
    'Personnel/Human Resources',
    'Production',
  ],
} as const
