using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>Clients are generated from these names: a changed one breaks whoever generates anew.</summary>
public partial class SchemaNameTests
{
    private const string Published =
        """
        AcceptedAgreement Account AccountAssignment AccountAssignmentEnding AccountAssignmentInput
        AccountAssignmentList AccountHistoryItem AccountHistoryItemDetails AccountHistoryItemList AccountInput
        AccountKey AccountKeyConfirmation AccountKeyInput AccountList AccountMerge AccountRelationship
        AccountTerms AccountUpdate Actor ActorKind AgreementAcceptance AnnualReward ApiClient ApiClientInput
        ApiClientKind ApiClientList ApiClientRotation ApiClientSecret ApiClientStatus ApiClientUpdate
        ApplicationProof ApplyingCompany ApplyingContact AssumedCertification AssumedCommitment AssumedRevenue
        AuthorizationServerMetadata AutomaticDecision BadgeAchievement BadgeCriteria BadgeIssuer BadgeKey
        BadgeKeySet BadgeRevocation BadgeRevocations BulkDecision BulkDecisionItem BulkDecisionOutcome
        BulkDecisionProblem BulkDecisionResult BuyingUnits CalendarFeed CalendarLink CallerKind Certification
        CertificationAttempt CertificationAttemptInput CertificationAttemptList CertificationAttemptStatus
        CertificationAttemptWithdrawal CertificationAttemptWithdrawalInput CertificationAttemptsInput
        CertificationCatalogue CertificationTerms CertificationTrack CertifiedPerson ClaimState CommissionBand
        CommissionMethod CommissionTerms Commitment CommitmentDocument CommitmentEnding CommitmentInput
        CommitmentList CommitmentRejection CommitmentStatus CommitmentTerms ConfirmedEmail Confirmer Conflict
        ConflictActivity ConflictActivityCount ConflictAppeal ConflictAssignment ConflictCase ConflictChoice
        ConflictChoiceDomain ConflictClosing ConflictDeciderCounts ConflictDecision ConflictDecisionInput
        ConflictDecisionTimes ConflictEarlierCase ConflictEnd ConflictEscalation ConflictEvidence ConflictFact
        ConflictFactSheet ConflictInput ConflictInvestigation ConflictKey ConflictKind ConflictKindCount
        ConflictLevel ConflictLevelCount ConflictList ConflictManagerCounts ConflictMediation ConflictNote
        ConflictNoteInput ConflictOutcome ConflictOutcomeCount ConflictPartnerCounts ConflictParty
        ConflictPartyFacts ConflictPartyOutcome ConflictPartyResult ConflictPrevention ConflictRecognition
        ConflictRecommendation ConflictResult ConflictRole ConflictRule ConflictRuleFact ConflictShare
        ConflictShareInput ConflictStage ConflictStageCount ConflictStatement ConflictStatementInput
        ConflictStatistics ConflictTerms ConflictTimelineFact Contact CurrentCaller CurrentPartner Customer
        CustomerChoice CustomerChoiceConfirmation CustomerConfirmation CustomerRecognition CustomerSeparation
        Deal DealActivity DealActivityContact DealActivityInput DealActivityKind DealActivityList DealApproval
        DealCheck DealDispute DealDocument DealDocumentList DealExtension DealExtensionDecision DealInformation
        DealInformationReply DealInformationRequest DealList DealLoss DealLossReport DealMatching
        DealMatchingAccount DealMatchingCandidate DealMatchingKey DealMatchingRelative DealProduct
        DealProtection DealReason DealReceipt DealReference DealRegistration DealRegistrationContact
        DealRegistrationCustomer DealRegistrationProduct DealRegistrationTerms DealRejection DealRevocation
        DealSource DealStatus DealTimelineData DealTimelineItem DealTimelineItemLine DealTimelineItemList
        DealTransfer DealTransferAcceptance DealTransferList DealTransferOffer DealTransferRejection
        DealTransferStatus DealTransferTerms DealType DealUndo DealUpdate DealUpdateCustomer
        DealUpdateCustomerContact DealWin DealWinConfirmation DealWinReport DocumentTerms EmailChange
        EmailConfirmation Empty EndingCertification EntitlementProtection Entitlements ExchangeRate
        ForgotPassword HealthCondition HeldCertification HeldLine HoardingTerms IntrospectionRequest
        IntrospectionResponse InvitationAcceptance JoinedPartner JoinedUser JointBusinessPlan
        JointBusinessPlanInput KeyKind LossReason MailKind MarketFundActivity MarketFundProof MarketFundTerms
        Money NameComparison NameFinding NotificationSettings NotificationSettingsInput NotificationSwitch
        NotificationSwitchInput OffboardedDeal OffboardingEffect OffboardingPlan OffboardingRequest
        OfferedDealTransfer OfferedLines Onboarding OnboardingList OnboardingProgressStep OnboardingStep
        OnboardingStepCompletion OnboardingTerms OnboardingTick Partner PartnerAddress PartnerAddressInput
        PartnerAddressKind PartnerApiClientInput PartnerApiClientUpdate PartnerApplication
        PartnerApplicationApproval PartnerApplicationChallenge PartnerApplicationConfirmation
        PartnerApplicationInput PartnerApplicationList PartnerApplicationProgress PartnerApplicationRejection
        PartnerApplicationStatus PartnerCertifications PartnerList PartnerManagerKind PartnerOffboarding
        PartnerStatus PartnerSuspension PartnerTerms PartnerTier PartnerType PartnerUpdate PartnerUserUpdate
        PasswordChange PasswordReset PendingEmailChange Person PersonInput PersonInvitation PersonJoining
        PersonLeaving PersonList PersonMembership PersonUpdate PersonalData PersonalDataErasedRows
        PersonalDataErasure PersonalDataErasureRequest PersonalDataFile PersonalDataPlace PersonalDataRecord
        PersonalDataSubject PersonalDataTerms PersonalDataValue PreventionKind PriceReason Problem Product
        ProgramChange ProgramComparison ProgramFault ProgramPublication ProgramTime ProgramValidation
        ProgramVersion ProgramVersionDetails ProgramVersionDraft ProgramVersionStatus ProgramVersionSummary
        ProgramVersionSummaryList ProgramVersionUpdate Protection ProtectionTerms Receipt ReceiptContent
        ReceiptContentContact ReceiptContentCustomer ReceiptContentProduct ReceiptFault ReceiptKey ReceiptKeySet
        ReceiptVerification ReceiptVerificationResult RecognisedBy RecordedItem RecordedItemError
        RecordedItemProblem RecordedItems RecordingResult RecoveryCodes RecoveryCodesRenewal ReferralTier
        RegistrationOutcome RequirementReason RevenueEvent RevenueEventInput RevenueEventList RevenueEventsInput
        RevenueKind ReviewInterval ReviewReason RevocationRequest Role SalesStage SandboxClockMove Session
        SessionEnding SessionList SignIn SignInResponse SimulatedPartner SimulatedPartnerList
        SimulatedRegistration SimulatedTier SubscriptionYear SupportLevel SurveyAnswer SurveyAnswerInput
        SurveyAnswerList SurveyAnswerStatus SurveyAnswerWithdrawal SurveyAnswerWithdrawalInput
        SurveyAnswersInput Territory TerritoryEnding TerritoryInput TerritoryList Tier TierAssumptions
        TierBenefits TierChange TierEvaluation TierEvaluationList TierForecast TierForecastCause TierOverride
        TierOverrideInput TierRequirement TierRequirementResult TierRequirements TierRisk TierTerms
        TokenErrorResponse TokenRequest TokenResponse TransferSide TwoFactor TwoFactorConfirmation
        TwoFactorEnding TwoFactorSetup TwoFactorStart User UserInvitation UserList UserStatus UserUpdate
        ValidityStatus VendorActivity VendorClaim VendorClaimEnding VendorClaimInput VendorClaimKind
        VendorClaimLine VendorClaimList VendorClaimStatus VendorClaimTerms WinTerms WordAgreement WordComparison
        WorkAssignment WorkDecision WorkItem WorkItemCustomer WorkItemList WorkKind WorkReason
        WorkRecommendation WorkResult
        """;

    private static readonly IReadOnlyList<string> Names =
    [
        .. JsonSerializer.Deserialize<JsonElement>(string.Join('\n', Repository.Lines("api-specs/channel-program.v1.json")))
            .GetProperty("components").GetProperty("schemas").EnumerateObject().Select(it => it.Name)
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_document_has_these_schemas() => Assert.Equal(Spaces().Split(Published.Trim()), Names);

    [Fact]
    public void No_schema_has_the_name_of_a_class_of_ours() => Assert.DoesNotContain(Names, it => OfAClass().IsMatch(it));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>What a customer answers to a survey is called so by everybody.</summary>
    [GeneratedRegex("(View|Form|Body|Text|(?<!^Survey)Answer|Patch|Dto)$|Listing|Refusals|Of[A-Z]")]
    private static partial Regex OfAClass();
}
