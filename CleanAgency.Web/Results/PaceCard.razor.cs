using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Results;

public sealed partial class PaceCard(Messages messages) : AskingPage<RoundPace.Answer?>(messages);
