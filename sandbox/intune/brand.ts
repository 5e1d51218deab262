/** The tenant's branding as Intune keeps it (`#microsoft.graph.intuneBrand`): whom a person can ask for help. */
export interface IntuneBrand {
  readonly displayName: string | null;
  readonly contactITName: string | null;
  readonly contactITPhoneNumber: string | null;
  readonly contactITEmailAddress: string | null;
  readonly contactITNotes: string | null;
  readonly onlineSupportSiteName: string | null;
  readonly onlineSupportSiteUrl: string | null;
  readonly privacyUrl: string | null;
}

/** The sandbox's helpdesk. The number is one of those kept free for fiction. */
export const SANDBOX_BRAND: IntuneBrand = {
  displayName: 'Contoso',
  contactITName: 'Contoso IT helpdesk',
  contactITPhoneNumber: '+1 425 555 0100',
  contactITEmailAddress: 'helpdesk@contoso.example',
  contactITNotes: 'Weekdays 8:00 to 18:00. Bring your badge to desk 1.30.',
  onlineSupportSiteName: 'Contoso IT support',
  onlineSupportSiteUrl: 'https://support.contoso.example',
  privacyUrl: 'https://contoso.example/privacy',
};
