namespace CleanAgency.Core.Access;

/// <summary>What a message may need. Only what some message asks for stands here.</summary>
public enum Permission
{
    /// <summary>Held by every caller, also before sign-in.</summary>
    Anyone,

    /// <summary>Held by every active account, even while its password has to be changed.</summary>
    OwnAccount,

    /// <summary>Held by everyone who has signed in properly.</summary>
    SignedIn,

    /// <summary>Held by the machine alone, for the moment of a sign-in.</summary>
    CountSignIns,

    /// <summary>Held by the machine alone, for the moment of a signature.</summary>
    AddSignatures,

    /// <summary>Held by the machine while somebody shows it the code from the console.</summary>
    SetUp,

    /// <summary>Held by the timetable.</summary>
    RunJobs,

    SeeUnits,
    SeeEveryUnit,
    EditUnits,
    SeeRounds,
    PlanRounds,
    SeeGroups,
    DeclareConflicts,
    SeeVisits,
    AnswerDates,
    AskOtherDate,
    SeeSchemes,
    SeeSchemeDrafts,
    EditSchemes,
    SeeFacts,
    EditFacts,
    AnswerFacts,
    SeeCards,
    Score,
    DecideExtras,
    SelfScore,
    ConfirmCards,
    DecideObjections,
    SendCardsBack,
    CheckSeals,
    SeeResults,
    SeeEveryResult,
    PrepareResults,
    DecideResults,
    PublishResults,
    SeePeople,
    ManagePeople,
    GrantRoles,
    UnlockPeople,
    ManageJobs,
    EditCalendar,
    ManageChannels,
    ReadAudit,
}
